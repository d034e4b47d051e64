# A part with the AOT cache that deploy/images/train has made in its own image: one more layer.
ARG IMAGE
FROM ${IMAGE}
COPY part.aot /app/part.aot
ENV JDK_JAVA_OPTIONS=-XX:AOTCache=/app/part.aot
