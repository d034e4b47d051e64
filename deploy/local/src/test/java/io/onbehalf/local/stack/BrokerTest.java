package io.onbehalf.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.onbehalf.local.layout.Checkout;
import io.onbehalf.local.layout.Ports;
import io.onbehalf.local.layout.StackLayout;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BrokerTest {

    /// The broker reads the file as bytes, that is in ISO 8859-1, and takes the setting for a list.
    @ParameterizedTest
    @ValueSource(strings = {"plain", "jürgen", "データ", "nul\\0x", "back\\u0041", "a b", "a=b", "a#b!", "x\ty"})
    void the_broker_reads_the_data_folder_that_was_given(String name) throws IOException {
        Path data = Path.of("/tmp", name);
        StackLayout layout = new StackLayout(new Checkout(Path.of("."), false), Ports.standard(0), data);

        byte[] file = Broker.settings(layout).getBytes(StandardCharsets.UTF_8);

        Properties read = new Properties();
        read.load(new ByteArrayInputStream(file));
        assertThat(ConfigDef.parseType("log.dirs", read.getProperty("log.dirs"), ConfigDef.Type.LIST))
                .isEqualTo(List.of(data.resolve("broker").resolve("log").toString()));
    }
}
