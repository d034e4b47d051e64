package io.onbehalf.kit.web;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.onbehalf.kit.query.DataUnavailable;
import io.onbehalf.kit.web.text.OneLine;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The smallest service that uses everything of the kit's HTTP side.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(TinyService.TinyController.class)
public class TinyService {
    public static final CountDownLatch GATE = new CountDownLatch(1);

    enum Mood {
        calm,
        @JsonProperty("Busy")
        BUSY,
        UNKNOWN
    }

    record Member(@NotBlank String id) {}

    record Tiny(
            @NotBlank @OneLine String name,
            @Nullable Mood mood,
            int size,
            @Nullable Boolean loud,
            @Nullable Instant since,
            @Nullable @Min(1) @Max(25) Integer room,
            @Nullable @Size(max = 25) String reason,
            @Nullable @Size(min = 2, max = 3) String code,
            @Nullable List<@Valid Member> members) {}

    record Times(Instant at, @Nullable String nothing, List<String> none) {}

    @RestController
    @RequestMapping("/api/v2/tiny")
    public static class TinyController {

        @PostMapping
        Tiny create(@RequestBody @Valid Tiny tiny) {
            return tiny;
        }

        @PostMapping("/members")
        List<Member> members(@RequestBody List<@Valid Member> members) {
            return members;
        }

        @GetMapping("/caller")
        Caller caller(Caller caller) {
            caller.requireAny("tiny:thing:view", "tiny:thing:edit");
            return caller;
        }

        @GetMapping("/list")
        EntityListing<Integer> list(PageRequest page) {
            return EntityListing.of(IntStream.rangeClosed(1, 60).boxed().toList(), page);
        }

        @GetMapping("/count")
        int count(@RequestParam(defaultValue = "1") int limit) {
            return limit;
        }

        @PostMapping("/key")
        Map<String, String> key(
                IdempotencyKey key, RequestFingerprint print, @RequestBody Map<String, Object> body) {
            return Map.of(
                    "key", key.value().orElse("none"), "print", print.value(), "fields", "" + body.size());
        }

        @GetMapping("/sorted")
        Map<String, String> sorted(@RequestParam(defaultValue = "name") String sortBy) {
            return Map.of("sortBy", sortBy);
        }

        @GetMapping("/times")
        Times times() {
            return new Times(Instant.parse("2026-01-02T03:04:05.600Z"), null, List.of());
        }

        @GetMapping("/number")
        String number(@RequestParam int number) {
            return "{\"number\":" + number + ",\"virtual\":" + Thread.currentThread().isVirtual() + "}";
        }

        @GetMapping("/fail")
        String fail(@RequestParam String how) {
            throw switch (how) {
                case "conflict" ->
                        ApiException.conflict(
                                "conversation.disconnected",
                                "conversation c1: is disconnected, must be connected",
                                Map.of("conversationId", "c1"));
                case "notFound" -> ApiException.notFound("queue", "q1");
                case "unavailable" -> ApiException.unavailable("no answer in 10 s", 2);
                case "moving" -> new DataUnavailable("+13175550199 is moving");
                case "denied" -> new AccessDeniedException("no");
                default -> new IllegalStateException("+13175550199 must not get out");
            };
        }

        @GetMapping("/wait")
        String waitForGate() throws InterruptedException {
            GATE.await();
            return "{}";
        }
    }
}
