# An image of the jar that is already in target/:
#
#   ./mvnw -DskipTests package && docker build --tag dropwise .
#
# Maven stays outside, so that the build of the image needs no network, the image runs the very jar
# that was tested, and a changed class does not fetch the dependencies again.
FROM eclipse-temurin:17-jre AS layers
WORKDIR /build
COPY target/dropwise-*.jar dropwise.jar
RUN java -Djarmode=tools -jar dropwise.jar extract --layers --destination layers

FROM eclipse-temurin:17-jre
RUN useradd --user-group --uid 10001 --home-dir /data --no-create-home --shell /usr/sbin/nologin dropwise \
    && install --directory --owner=dropwise --group=dropwise /data
WORKDIR /opt/dropwise
# From seldom changed to often changed: libtorch is in the first.
COPY --from=layers /build/layers/dependencies/ ./
COPY --from=layers /build/layers/snapshot-dependencies/ ./
COPY --from=layers /build/layers/application/ ./

# SERVER_ADDRESS: the service binds to loopback unless told otherwise, which nobody could reach here.
# DROPWISE_SECURITY_FIRST_KEY_FILE: so nobody is answered without a key. The first start writes one,
#   an admin's: docker exec CONTAINER cat /data/admin-key
# ENGINE_CACHE_DIR: libtorch is unpacked from its jar on the first start, once per volume.
# OMP_WAIT_POLICY: idle threads of libtorch sleep instead of spinning on cores that others need.
# MALLOC_ARENA_MAX: more arenas only scatter libtorch's memory.
# GLIBC_TUNABLES: glibc wastes a multiple of libtorch's memory otherwise (engine/Allocator).
# OPT_OUT_TRACKING: DJL reports its use to its makers otherwise.
ENV DROPWISE_HOME=/data \
    SERVER_ADDRESS=0.0.0.0 \
    DROPWISE_SECURITY_FIRST_KEY_FILE=/data/admin-key \
    SERVER_PORT=8080 \
    ENGINE_CACHE_DIR=/data/engine \
    OMP_WAIT_POLICY=PASSIVE \
    MALLOC_ARENA_MAX=2 \
    GLIBC_TUNABLES=glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0:glibc.malloc.mmap_threshold=33554432:glibc.malloc.trim_threshold=1073741824 \
    OPT_OUT_TRACKING=true

USER dropwise
VOLUME /data
EXPOSE 8080

# By bash itself, as neither curl nor wget is sure to be there.
HEALTHCHECK --interval=5s --timeout=5s --start-period=120s --retries=6 CMD ["bash", "-c", "\
    exec 3<>/dev/tcp/127.0.0.1/$SERVER_PORT \
    && printf 'GET /actuator/health/readiness HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n' >&3 \
    && read -r protocol status reason <&3 \
    && [[ $status == 200 ]]"]

# Less than half of the container's memory is heap: weights, activations and optimizer state live
# outside it. JAVA_TOOL_OPTIONS=-Xmx... in the environment wins. A process whose heap has run out
# does nothing right any more: it ends, and is started again.
ENTRYPOINT ["java", "--enable-native-access=ALL-UNNAMED", "-XX:MaxRAMPercentage=40", "-XX:+ExitOnOutOfMemoryError", "-jar", "dropwise.jar"]
