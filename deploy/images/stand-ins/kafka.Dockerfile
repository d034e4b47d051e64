# A broker for where apache/kafka can't be pulled. It takes the same environment, because its settings are made by
# the class that the official image uses.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
RUN useradd --uid 1000 --user-group appuser \
    && mkdir -p /var/lib/kafka/data /mnt/shared/config /opt/kafka/config /etc/kafka/docker /etc/kafka/secrets \
    && chown -R appuser:appuser /var/lib/kafka /mnt/shared/config /opt/kafka /etc/kafka
COPY libs/ /opt/kafka/libs/
COPY docker/ /etc/kafka/docker/
USER appuser
VOLUME ["/etc/kafka/secrets", "/var/lib/kafka/data", "/mnt/shared/config"]
EXPOSE 9092
CMD ["/etc/kafka/docker/run"]
