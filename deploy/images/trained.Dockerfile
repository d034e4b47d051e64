# A part with the AOT cache that deploy/images/train has made in its own image: one more layer.
ARG IMAGE
FROM ${IMAGE}
COPY start part.aot /app/
