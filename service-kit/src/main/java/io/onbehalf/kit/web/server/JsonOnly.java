package io.onbehalf.kit.web.server;

import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverters;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Bodies are JSON. The CBOR of our stores is on the class path too, and Spring would take and give it.
final class JsonOnly implements WebMvcConfigurer {

    @Override
    public void configureMessageConverters(HttpMessageConverters.ServerBuilder builder) {
        builder.configureMessageConvertersList(converters ->
                converters.removeIf(converter ->
                        converter.getSupportedMediaTypes().contains(MediaType.APPLICATION_CBOR)));
    }
}
