package io.onbehalf.queue;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Owns queues, their members and the organization's settings.
@SpringBootApplication
public class QueueService {

    public static void main(String[] args) {
        SpringApplication.run(QueueService.class, args);
    }
}
