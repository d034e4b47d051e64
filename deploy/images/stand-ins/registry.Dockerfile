# A registry for where apicurio/apicurio-registry can't be pulled: the same distribution, from Maven Central.
ARG BASE_IMAGE
FROM ${BASE_IMAGE}
RUN useradd --uid 1001 --user-group registry && mkdir /data && chown registry:registry /data
COPY registry/ /deployments/
USER registry
EXPOSE 8080
CMD ["sh", "-c", "exec java ${JAVA_OPTS:--XX:MaxRAMPercentage=50} -Dquarkus.http.host=0.0.0.0 -jar /deployments/quarkus-run.jar"]
