package io.onbehalf.conversation;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Owns threads, conversations, their participants and messages, and the threading timeline.
@SpringBootApplication
public class ConversationService {

    public static void main(String[] args) {
        SpringApplication.run(ConversationService.class, args);
    }
}
