# What the scripts beside this one share; sourced by them. Bash.

# The classic builder takes base images from the engine; the other one may ask a registry first.
export DOCKER_BUILDKIT=0

fail() {
    printf '.ci: %s\n' "$*" >&2
    exit 1
}

has() {
    command -v "$1" >/dev/null 2>&1
}

has_image() {
    docker image inspect "$1" >/dev/null 2>&1
}

# Prints the directory of the newest JDK whose version is from $1 to $2, and fails if there is none.
jdk_between() {
    local name home version best_version=0 best_home=
    local homes=(/usr/lib/jvm/*)
    for name in "${!JAVA_HOME@}"; do # and JAVA_HOME_25_X64, as build machines have it
        homes+=("${!name}")
    done
    for home in "${homes[@]}"; do
        [[ -n $home && -x $home/bin/javac ]] || continue
        version=$("$home/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
        if ((${version:-0} >= $1 && version <= $2 && version > best_version)); then
            best_version=$version best_home=$home
        fi
    done
    [[ -n $best_home ]] && printf '%s\n' "$best_home"
}
