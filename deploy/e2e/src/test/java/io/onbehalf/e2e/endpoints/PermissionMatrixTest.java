package io.onbehalf.e2e.endpoints;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.e2e.contract.ApiContract;
import io.onbehalf.e2e.contract.ApiOperation;
import io.onbehalf.e2e.fixture.TestUser;
import java.util.List;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class PermissionMatrixTest {

    private static final List<ApiOperation> OPERATIONS = ApiContract.served().operations();
    private static final PermissionMatrix MATRIX = PermissionMatrix.read();

    @Test
    void it_says_of_every_operation_once_who_may() {
        assertThat(MATRIX.calls())
                .containsExactlyInAnyOrderElementsOf(OPERATIONS.stream().map(ApiOperation::call).toList());
    }

    @Test
    void another_organization_s_things_are_not_found() {
        assertThat(OPERATIONS)
                .filteredOn(operation -> operation.path().contains("{"))
                .allSatisfy(
                        operation -> assertThat(MATRIX.answer(operation, TestUser.FAY)).startsWith("404 "));
    }

    @Test
    void each_permission_is_needed() {
        assertThat(OPERATIONS)
                .filteredOn(operation -> !operation.permissions().isEmpty())
                .allSatisfy(operation ->
                        assertThat(MATRIX.answer(operation, TestUser.NORA))
                                .isEqualTo("403 missing.permissions"));
    }
}
