#!/usr/bin/env bash
# Builds the image from this checkout: the jars, their bill of materials, then ops/Dockerfile.
# Arguments go to docker build, such as -t nearfar:0.1.0 or --build-arg BASE=... . Needs JDK 25, Maven and a Docker engine.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
mvn -B -q -Dquick -DskipTests -pl topology,app package
mvn -B -q -Dquick -Dfp32.scope=provided -pl .,topology,app cyclonedx:makeAggregateBom
docker build -f ops/Dockerfile "$@" .
