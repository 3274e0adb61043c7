#!/usr/bin/env bash
# Makes the base images where no registry can be reached: nearfar-base:local, a minimal Debian from apt's own source, and nearfar-jdk:local,
# the same with the JDK 25 of this machine at /opt/jdk. Needs root, debootstrap and a running Docker engine. Images that are there stay.
#
# JAVA_HOME  the JDK 25 to copy
set -euo pipefail
suite=${1:-bookworm}
source=${2:-http://deb.debian.org/debian}
grep -qsE '^JAVA_VERSION="25("|\.)' "${JAVA_HOME:-}/release" || {
    echo "local-base.sh: set JAVA_HOME to a JDK 25" >&2
    exit 1
}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

has() {
    docker image inspect "$1" >/dev/null 2>&1
}

if ! has nearfar-base:local; then
    debootstrap --variant=minbase "$suite" "$work/base" "$source" >"$work/log" 2>&1 || {
        tail -n 20 "$work/log" >&2
        exit 1
    }
    rm -rf "$work"/base/var/cache/apt/archives/*.deb "$work"/base/var/lib/apt/lists/*
    tar -C "$work/base" -c . | docker import - nearfar-base:local
fi
if ! has nearfar-jdk:local; then
    mkdir "$work/jdk"
    # Links are followed: Debian's JDKs point into /etc.
    cp -rL "$JAVA_HOME" "$work/jdk/jdk"
    printf 'FROM nearfar-base:local\nCOPY jdk /opt/jdk\nENV JAVA_HOME=/opt/jdk PATH=/opt/jdk/bin:$PATH\n' >"$work/jdk/Dockerfile"
    docker build -q -t nearfar-jdk:local "$work/jdk"
fi
