package io.onbehalf.wrapup;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// Starts the service that owns wrap-up codes and wrap-ups.
@SpringBootApplication
public class WrapupService {

    public static void main(String[] arguments) {
        SpringApplication.run(WrapupService.class, arguments);
    }
}
