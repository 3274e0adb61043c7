#!/bin/sh
# Tests ./nearfar with made-up JDKs and a made-up Maven in a temporary folder. Closing line: "N passed, N failed".
set -u

repository=$(CDPATH='' cd -- "$(dirname "$0")/.." && pwd -P)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
passed=0
failed=0

# --- checks ---

equal() {
    if [ "$2" = "$3" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s\n  wanted: %s\n  was:    %s\n' "$1" "$3" "$2"
        sed 's/^/  stderr: /' "$tmp/err"
    fi
}

contains() {
    case $2 in
        *"$3"*) equal "$1" yes yes ;;
        *) equal "$1" "$2" "...$3..." ;;
    esac
}

lacks() {
    case $2 in
        *"$3"*) equal "$1" "$2" "nothing with $3" ;;
        *) equal "$1" yes yes ;;
    esac
}

lines() {
    wc -l <"$1" | tr -d ' '
}

# Waits until a command succeeds, at most 20 seconds.
await() {
    tries=0
    until "$@"; do
        tries=$((tries + 1))
        [ "$tries" -lt 400 ] || return 1
        sleep 0.05
    done
}

has_lines() {
    [ -f "$1" ] && [ "$(lines "$1")" -ge "$2" ]
}

# --- a machine of its own: system folders, a home, tools without java and mvn, a project whose path has blanks ---

system=$tmp/system
home=$tmp/home
tools=$tmp/tools
project="$tmp/a project"
launcher=$project/nearfar

make_tools() {
    mkdir -p "$tools"
    for tool in cat dirname env find ln mkdir printf readlink rm rmdir sed sh sleep tail touch; do
        ln -s "$(command -v "$tool")" "$tools/$tool"
    done
}

make_project() {
    mkdir -p "$project/.mvn" "$project/topology/src/main" "$project/app/src/main"
    sed -e "s|^        /usr/lib/jvm/.*|        $system/usr/lib/jvm/* $system/opt/* \\\\|" -e "s|^huge_pages=.*|huge_pages=$system/huge_pages|" \
        "$repository/nearfar" >"$launcher"
    chmod +x "$launcher"
    echo a >"$project/topology/src/main/A.java"
    echo b >"$project/app/src/main/B.java"
    touch "$project/pom.xml" "$project/topology/pom.xml" "$project/app/pom.xml"
    find "$project" -exec touch -t 202001010000 {} +
}

# A JDK whose java writes down how it was called and then does as FAKE_APP says.
make_jdk() {
    mkdir -p "$1/bin"
    [ "${3:-}" = unmarked ] || printf 'IMPLEMENTOR="Nobody"\nJAVA_VERSION="%s"\n' "$2" >"$1/release"
    cat >"$1/bin/java" <<END
#!/bin/sh
if [ "\$1" = -version ]; then
    echo 'openjdk version "$2" 2025-09-16' >&2
    exit 0
fi
for argument; do printf '%s\n' "\$argument"; done >"\$FAKE/java.arguments"
pwd -P >"\$FAKE/java.folder"
echo "\$\$" >"\$FAKE/java.process"
echo "$1" >>"\$FAKE/java.calls"
case \${FAKE_APP:-} in
    wait) exec sleep 60 ;;
    cat) exec cat ;;
    *) exit "\${FAKE_APP:-0}" ;;
esac
END
    chmod +x "$1/bin/java"
    cp "$1/bin/java" "$1/bin/javac"
}

# A Maven that makes the jars; with FAKE_MAVEN=fail it fails, with FAKE_MAVEN=wait it waits for the file "go".
make_maven() {
    mkdir -p "$tmp/maven/bin"
    cat >"$tmp/maven/bin/mvn" <<'END'
#!/bin/sh
echo "$JAVA_HOME $*" >>"$FAKE/maven.calls"
case ${FAKE_MAVEN:-} in
    fail)
        echo "[ERROR] B.java is wrong"
        exit 1
        ;;
    wait)
        trap 'touch "$FAKE/maven.stopped"; exit 143' TERM
        tries=0
        until [ -f "$FAKE/go" ] || [ "$tries" -ge 400 ]; do
            tries=$((tries + 1))
            sleep 0.05
        done
        ;;
esac
echo "chatter of maven"
mkdir -p topology/target app/target/lib
touch topology/target/nearfar-topology-0.1.0.jar app/target/nearfar-app-0.1.0.jar
END
    chmod +x "$tmp/maven/bin/mvn"
}

# Back to a machine with JDK 25 under /usr/lib/jvm, Maven on the path, and nothing built.
reset() {
    rm -rf "$system" "$home" "$project/target" "$project/app/target" "$project/topology/target" "$tmp"/*.calls "$tmp/go"
    mkdir -p "$home" "$system"
    make_jdk "$system/usr/lib/jvm/jdk-25" 25.0.3
    path=$tmp/maven/bin:$tools
    java_home=
    java_opts=
    nearfar_java_opts=
    FAKE_APP=
    FAKE_MAVEN=
}

without_jdk() {
    reset
    rm -rf "${system:?}/usr"
}

built() {
    reset
    launch
    rm -f "$tmp"/*.calls
}

start() {
    env -i FAKE="$tmp" FAKE_APP="$FAKE_APP" FAKE_MAVEN="$FAKE_MAVEN" HOME="$home" PATH="$path" \
        ${java_home:+"JAVA_HOME=$java_home"} ${java_opts:+"JAVA_OPTS=$java_opts"} \
        ${nearfar_java_opts:+"NEARFAR_JAVA_OPTS=$nearfar_java_opts"} "$launcher" "$@"
}

launch() {
    start "$@" </dev/null >"$tmp/out" 2>"$tmp/err"
    code=$?
}

# Starts it in the background with its output in files of the given name; sets pid to the process that becomes java.
launch_behind() {
    name=$1
    shift
    env -i FAKE="$tmp" FAKE_APP="$FAKE_APP" FAKE_MAVEN="$FAKE_MAVEN" HOME="$home" PATH="$path" \
        "$launcher" "$@" </dev/null >"$tmp/$name.out" 2>"$tmp/$name.err" &
    pid=$!
}

java_used() {
    cat "$tmp/java.calls" 2>/dev/null
}

maven_calls() {
    if [ -f "$tmp/maven.calls" ]; then lines "$tmp/maven.calls"; else echo 0; fi
}

# --- finding a JDK ---

refuses_without_jdk() {
    without_jdk
    launch
    equal "no JDK: exit code" "$code" 1
    equal "no JDK: one line" "$(lines "$tmp/err")" 1
    contains "no JDK: says what to install" "$(cat "$tmp/err")" "needs JDK 25 or later"
    equal "no JDK: nothing on stdout" "$(cat "$tmp/out")" ""
}

refuses_old_jdks() {
    without_jdk
    make_jdk "$system/usr/lib/jvm/jdk-17" 17.0.15
    make_jdk "$system/opt/jdk-8" 1.8.0_402
    make_jdk "$tmp/path-jdk" 24.0.1
    java_home=$system/usr/lib/jvm/jdk-17
    path=$tmp/path-jdk/bin:$path
    launch
    equal "old JDKs only: exit code" "$code" 1
    equal "old JDKs only: one line" "$(lines "$tmp/err")" 1
    rm -rf "$tmp/path-jdk"
}

prefers_java_home() {
    reset
    make_jdk "$tmp/my jdk" 26-ea
    java_home="$tmp/my jdk"
    launch
    equal "JAVA_HOME is used" "$(java_used)" "$tmp/my jdk"
    contains "JAVA_HOME is what Maven runs on" "$(cat "$tmp/maven.calls")" "$tmp/my jdk -B -q -Dquick"
    make_jdk "$tmp/my jdk" 21.0.2
    rm "$tmp/java.calls"
    launch
    equal "an old JAVA_HOME is passed over" "$(java_used)" "$system/usr/lib/jvm/jdk-25"
}

follows_java_on_path() {
    reset
    make_jdk "$tmp/path-jdk" 25
    mkdir -p "$tmp/links"
    ln -sf ../path-jdk/bin/java "$tmp/links/java"
    path=$tmp/links:$path
    launch
    equal "java on the path, through a link" "$(java_used)" "$tmp/path-jdk"
    rm -rf "$tmp/path-jdk" "$tmp/links"
}

searches_usual_folders() {
    for folder in "$system/usr/lib/jvm/b" "$system/opt/c" "$home/.sdkman/candidates/java/25-tem" "$home/.jdks/temurin-25"; do
        without_jdk
        make_jdk "$system/usr/lib/jvm/a" 17.0.1
        make_jdk "$folder" 25.0.1
        launch
        equal "found in $folder" "$(java_used)" "$folder"
    done
}

asks_java_without_release_file() {
    without_jdk
    make_jdk "$system/opt/old" 17 unmarked
    make_jdk "$system/opt/unmarked" 25.0.2 unmarked
    launch
    equal "no release file: java is asked" "$(java_used)" "$system/opt/unmarked"
}

passes_over_jre() {
    reset
    rm "$system/usr/lib/jvm/jdk-25/bin/javac"
    launch
    equal "a runtime without compiler does not do" "$code" 1
}

# --- building ---

refuses_without_maven() {
    reset
    path=$tools
    launch
    equal "no Maven: exit code" "$code" 1
    equal "no Maven: one line" "$(lines "$tmp/err")" 1
    contains "no Maven: says what to install" "$(cat "$tmp/err")" "needs Maven 3.8.7 or later"
}

builds_at_first_start() {
    reset
    launch
    equal "first start: exit code" "$code" 0
    contains "first start: says so" "$(head -n 1 "$tmp/err")" "building (first start"
    equal "first start: stdout is the program's" "$(cat "$tmp/out")" ""
    equal "first start: Maven's output is in the log" "$(cat "$project/target/build.log")" "chatter of maven"
    contains "first start: library and program" "$(cat "$tmp/maven.calls")" "-pl topology,app package"
    equal "first start: lock is gone" "$(ls "$project/target")" "build.log
build.started"
}

builds_only_what_changed() {
    built
    path=$tools
    launch
    equal "unchanged: starts without Maven" "$code" 0
    equal "unchanged: silent" "$(cat "$tmp/err")" ""
    for file in pom.xml .mvn topology/pom.xml topology/src/main/A.java app/pom.xml app/src/main/B.java app/src/main; do
        built
        touch -t 209901010000 "$project/$file"
        launch
        equal "newer $file: built again" "$(maven_calls)" 1
        contains "newer $file: says why" "$(cat "$tmp/err")" "sources changed"
        touch -t 202001010000 "$project/$file"
    done
    for file in topology/target/nearfar-topology-0.1.0.jar app/target/nearfar-app-0.1.0.jar app/target/lib; do
        built
        rm -r "${project:?}/$file"
        launch
        equal "missing $file: built again" "$(maven_calls)" 1
    done
}

shows_a_failed_build() {
    reset
    FAKE_MAVEN="fail"
    launch
    equal "failed build: exit code" "$code" 1
    contains "failed build: last lines" "$(cat "$tmp/err")" "[ERROR] B.java is wrong"
    contains "failed build: where the log is" "$(cat "$tmp/err")" "$project/target/build.log"
    equal "failed build: program is not started" "$(java_used)" ""
    launch
    equal "failed build: tried again" "$(maven_calls)" 2
}

builds_once_for_two_starts() {
    reset
    FAKE_MAVEN="wait"
    launch_behind first
    first=$pid
    await has_lines "$tmp/maven.calls" 1
    launch_behind second
    second=$pid
    await has_lines "$tmp/second.err" 1
    contains "two starts: the second waits" "$(cat "$tmp/second.err")" "waiting for the build of process $first"
    touch "$tmp/go"
    wait "$first"
    equal "two starts: first" $? 0
    wait "$second"
    equal "two starts: second" $? 0
    equal "two starts: one build" "$(maven_calls)" 1
}

breaks_the_lock_of_a_dead_process() {
    reset
    sh -c 'exit 0' &
    dead=$!
    wait "$dead"
    mkdir -p "$project/target"
    ln -s "$dead" "$project/target/build.lock"
    launch
    equal "dead lock: built" "$(maven_calls)" 1
}

gets_past_a_left_over_of_breaking_the_lock() {
    reset
    sh -c 'exit 0' &
    dead=$!
    wait "$dead"
    mkdir -p "$project/target/build.lock.breaking"
    ln -s "$dead" "$project/target/build.lock"
    launch_behind stuck
    await has_lines "$tmp/maven.calls" 1 || kill "$pid"
    wait "$pid"
    equal "left-over of breaking: started" $? 0
    contains "left-over of breaking: says so" "$(cat "$tmp/stuck.err")" "removing $project/target/build.lock.breaking"
    equal "left-over of breaking: built" "$(maven_calls)" 1
    equal "left-over of breaking: gone" "$(ls "$project/target")" "build.log
build.started"
}

ends_the_build_on_a_signal() {
    reset
    FAKE_MAVEN="wait"
    launch_behind stopped
    await has_lines "$tmp/maven.calls" 1
    kill -TERM "$pid"
    wait "$pid"
    equal "SIGTERM while building: exit code" $? 143
    equal "SIGTERM while building: Maven has ended with it" "$(ls "$tmp/maven.stopped")" "$tmp/maven.stopped"
    equal "SIGTERM while building: lock is gone" "$(readlink "$project/target/build.lock")" ""
    equal "SIGTERM while building: program is not started" "$(java_used)" ""
}

# --- running ---

passes_arguments_on() {
    built
    java_opts="-Xmx1g -Da=*"
    nearfar_java_opts=-Xmx2g
    launch evaluate "two words" "" '*' --json
    equal "the call of java" "$(cat "$tmp/java.arguments")" "--enable-native-access=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
--add-modules
jdk.incubator.vector
-XX:MaxRAMPercentage=50
-XX:+ExitOnOutOfMemoryError
-Dstdout.encoding=UTF-8
-Dstderr.encoding=UTF-8
-Xmx1g
-Da=*
-Xmx2g
-cp
$project/app/target/nearfar-app-0.1.0.jar:$project/topology/target/nearfar-topology-0.1.0.jar:$project/app/target/lib/*
io.nearfar.app.Main
evaluate
two words

*
--json"
}

large_pages_are_taken_where_the_system_has_them() {
    built
    for choice in 'always [madvise] never' '[always] madvise never'; do
        echo "$choice" >"$system/huge_pages"
        launch evaluate
        contains "large pages, $choice" "$(cat "$tmp/java.arguments")" -XX:+UseTransparentHugePages
    done
    echo 'always madvise [never]' >"$system/huge_pages"
    launch run
    lacks "large pages, never" "$(cat "$tmp/java.arguments")" -XX:+UseTransparentHugePages
    rm "$system/huge_pages"
    launch run
    lacks "large pages, unknown" "$(cat "$tmp/java.arguments")" -XX:+UseTransparentHugePages
    equal "nothing is said of it" "$(cat "$tmp/err")" ""
}

people_see_no_line_of_the_jvm() {
    built
    for command in demo check config alerts topics; do
        launch "$command"
        lacks "$command: starts without incubator modules" "$(cat "$tmp/java.arguments")" "--add-modules"
    done
    launch run
    contains "run: starts with the Vector API" "$(cat "$tmp/java.arguments")" "jdk.incubator.vector"
}

passes_exit_code_on() {
    built
    FAKE_APP=3
    launch
    equal "exit code of the program" "$code" 3
}

passes_signals_on() {
    built
    FAKE_APP="wait"
    launch_behind running
    await has_lines "$tmp/java.calls" 1
    equal "the program takes the place of the launcher" "$(cat "$tmp/java.process")" "$pid"
    kill -TERM "$pid"
    wait "$pid"
    equal "SIGTERM while running" $? 143
}

passes_input_on() {
    reset
    FAKE_APP="cat"
    echo "one ticket" | start >"$tmp/out" 2>"$tmp/err"
    equal "standard input, though a build came first" "$(cat "$tmp/out")" "one ticket"
}

works_from_anywhere() {
    reset
    mkdir -p "$tmp/else where" "$tmp/bin"
    ln -sf "../a project/nearfar" "$tmp/bin/near"
    ln -sf "$tmp/bin/near" "$tmp/else where/nf"
    launcher="$tmp/else where/nf"
    cd "$tmp/else where" || exit 1
    launch
    equal "from elsewhere, through links: exit code" "$code" 0
    equal "from elsewhere, through links: built there" "$(ls "$project/app/target")" "lib
nearfar-app-0.1.0.jar"
    equal "from elsewhere: the program runs where it was called" "$(cat "$tmp/java.folder")" "$tmp/else where"
    path=$tmp/bin:$path
    launcher=near
    launch
    equal "found on the path" "$code" 0
    cd "$repository" || exit 1
    launcher=$project/nearfar
}

make_tools
make_project
make_maven
refuses_without_jdk
refuses_old_jdks
prefers_java_home
follows_java_on_path
searches_usual_folders
asks_java_without_release_file
passes_over_jre
refuses_without_maven
builds_at_first_start
builds_only_what_changed
shows_a_failed_build
builds_once_for_two_starts
breaks_the_lock_of_a_dead_process
gets_past_a_left_over_of_breaking_the_lock
ends_the_build_on_a_signal
passes_arguments_on
large_pages_are_taken_where_the_system_has_them
people_see_no_line_of_the_jvm
passes_exit_code_on
passes_signals_on
passes_input_on
works_from_anywhere

printf '%s passed, %s failed\n' "$passed" "$failed"
[ "$failed" -eq 0 ]
