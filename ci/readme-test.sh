#!/usr/bin/env bash
# Runs every command that README.md tells people to type, in a fresh clone of HEAD. Closing line: "N commands ran".
#
# Commands are the lines of blocks fenced with ```sh, in their order; a block fenced with ```yaml becomes nearfar.yaml first.
# FILE stands for a file of labelled records, which is made here, and 16 hexadecimal digits for the id of an alert that was
# sent. `mvn -B verify` is left to the gate that calls this script.
# Commands that go on for ever are taken to work once they have printed what is awaited; SIGTERM must end them with 0.
# They need a broker: the embedded one listens on port 9092, or where that is taken on another, which the environment tells.
set -euo pipefail

repository=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
tmp=$(mktemp -d)
clone=$tmp/nearfar
topic=zendesk.tickets
deadline=${README_TEST_DEADLINE:-240}
ran=0
broker=
declare -A running=()

# --- ends ---

fail() {
    echo "FAILED: $1"
    [[ -z ${2:-} || ! -f $2 ]] || tail -n 30 "$2" | sed 's/^/  /'
    exit 1
}

clean_up() {
    local pid
    exec 3>&-
    for pid in "${running[@]}" $broker; do
        kill -KILL "$pid" 2>/dev/null || true
        wait "$pid" 2>/dev/null || true
    done
    rm -rf "$tmp"
}
trap clean_up EXIT
trap 'exit 143' TERM
trap 'exit 130' INT

# --- waiting ---

# Waits until a line of the file matches, while the process lives.
await_line() {
    local name=$1 pid=$2 pattern=$3 file=$4 end=$((SECONDS + deadline))
    until grep -qE -- "$pattern" "$file"; do
        kill -0 "$pid" 2>/dev/null || grep -qE -- "$pattern" "$file" || fail "$name: ended before '$pattern'" "$file"
        [[ $SECONDS -lt $end ]] || fail "$name: no '$pattern' within $deadline s" "$file"
        sleep 0.2
    done
}

# Sends SIGTERM and demands an end with exit code 0 within 30 s.
end_with_zero() {
    local name=$1 pid=$2 file=$3 code=0 watchdog
    kill -TERM "$pid" 2>/dev/null || fail "$name: ended by itself" "$file"
    (sleep 30 && kill -KILL "$pid") 2>/dev/null &
    watchdog=$!
    wait "$pid" || code=$?
    kill "$watchdog" 2>/dev/null || true
    [[ $code -eq 0 ]] || fail "$name: exit code $code after SIGTERM" "$file"
}

# --- the broker ---

is_taken() {
    (exec 4<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

port_near() {
    local port=$1
    while is_taken "$port"; do
        port=$((port + 1))
    done
    echo "$port"
}

java_home() {
    local home
    for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
        if [[ -n $home && -x $home/bin/javac ]] && grep -qsE '^JAVA_VERSION="(2[5-9]|[3-9][0-9])' "$home/release"; then
            echo "$home"
            return
        fi
    done
    fail "no JDK 25 or later in JAVA_HOME or under /usr/lib/jvm"
}

start_broker() {
    local java
    finish "./nearfar --version" # builds what is missing
    java=$(java_home)/bin/java
    class_path="$clone/app/target/nearfar-app-0.1.0.jar:$clone/topology/target/nearfar-topology-0.1.0.jar:$clone/app/target/lib/*"
    broker_port=$(port_near 9092)
    "$java" -Xmx512m -cp "$class_path" io.nearfar.app.broker.EmbeddedBrokerMain "$tmp/broker" "$broker_port" \
        >"$tmp/broker.log" 2>&1 &
    broker=$!
    await_line "broker" "$broker" '^ready ' "$tmp/broker.log"
    if [[ $broker_port -ne 9092 ]]; then
        export KAFKA_BOOTSTRAP_SERVERS=localhost:$broker_port
    fi
    http_port=$(port_near 8080)
    if [[ $http_port -ne 8080 ]]; then
        export NEARFAR_HTTP_PORT=$http_port
    fi
    tickets past 1 3
}

# Tickets like a help desk's events: each says the same in its own words.
tickets() {
    local name=$1 number time
    time=$(date -u +%Y-%m-%dT%H:%M:%SZ)
    for ((number = $2; number <= $3; number++)); do
        printf '{"type":"zen:event-type:ticket.created","account_id":77,"time":"%s","detail":{"id":"%s-%d",' \
            "$time" "$name" "$number"
        printf '"subject":"The kettle I ordered leaks","description":"Water drips from the lid","requester_id":"5"}}\n'
    done | "$(java_home)/bin/java" -cp "$class_path" "$clone/ci/Tickets.java" "127.0.0.1:$broker_port" "$topic" \
        2>"$tmp/tickets.log" || fail "tickets cannot be sent" "$tmp/tickets.log"
}

# --- commands ---

labelled() {
    local day
    for day in 1 2 3 4; do
        printf '{"id":"L-%d","created_at":"2025-01-0%dT09:00:00Z","tenant":"acme","subject":"The invoice shows the wrong address"%s}\n' \
            "$day" "$day" "$([[ $day -eq 1 ]] || echo ',"duplicate_of":"L-1"')"
    done >"$clone/labelled.jsonl"
}

# A command that ends by itself: its exit code must be 0.
finish() {
    local log=$tmp/command.log code=0
    (cd "$clone" && exec timeout -k 10 "$deadline" bash -c "$1") </dev/null >"$log" 2>&1 || code=$?
    [[ $code -eq 0 ]] || fail "$1: exit code $code" "$log"
    [[ -s $log ]] || fail "$1: printed nothing"
}

# A command that goes on: started in the background, its standard input the pipe "typed".
begin() {
    local name=$1 command=$2
    (cd "$clone" && eval "exec $command") <"$tmp/typed" >"$tmp/$name.log" 2>&1 &
    running[$name]=$!
}

end_of() {
    end_with_zero "$1" "${running[$1]}" "$tmp/$1.log"
    unset "running[$1]"
}

go_on() {
    case $1 in
        *" demo"*)
            begin demo "$1"
            await_line "$1" "${running[demo]}" 'Type a ticket' "$tmp/demo.log"
            echo "I was charged twice for one order" >&3
            await_line "$1" "${running[demo]}" 'decision: ' "$tmp/demo.log"
            end_of demo
            ;;
        *" run "*)
            begin run "$1"
            await_line "$1" "${running[run]}" 'state=RUNNING' "$tmp/run.log"
            tickets new 4 5
            ;;
        *" alerts "*)
            begin alerts "$1"
            await_line "$1" "${running[alerts]}" '^DUPLICATE +ticket new-[45] repeats past-1 ' "$tmp/alerts.log"
            end_of alerts
            ;;
        *) fail "$1: it is not known what shows that it works" ;;
    esac
}

goes_on() {
    case $1 in
        *" demo"*) [[ $1 != *--exit* ]] ;;
        *" run "* | *" --follow"*) true ;;
        *) false ;;
    esac
}

needs_broker() {
    [[ -z $broker && $1 =~ " "(check|topics|run|alerts|verdict)" " ]]
}

# The id of an alert that was sent.
alert_id() {
    (cd "$clone" && timeout -k 10 "$deadline" ./nearfar alerts --config nearfar.yaml --kind duplicates --json --limit 1 </dev/null) |
        grep -oE '"alert_id":"[0-9a-f]{16}"' | cut -d '"' -f 4
}

run_line() {
    local command=${1%%#*} begin=$SECONDS id
    command=${command%"${command##*[![:space:]]}"}
    [[ -n $command ]] || return 0
    if [[ $command == "mvn -B verify" ]]; then
        echo "left to the gate: $command"
        return 0
    fi
    command=${command//FILE/labelled.jsonl}
    if needs_broker "$command"; then
        start_broker
    fi
    if [[ $command =~ [0-9a-f]{16} ]]; then
        id=$(alert_id) || fail "$command: no alert whose id could stand there"
        command=${command//"${BASH_REMATCH[0]}"/$id}
    fi
    if goes_on "$command"; then
        go_on "$command"
    else
        finish "$command"
    fi
    ran=$((ran + 1))
    echo "ok, $((SECONDS - begin)) s: $command"
}

run_page() {
    local line block=
    while IFS= read -r line <&5; do
        case $line in
            '```sh' | '```yaml')
                block=${line#'```'}
                [[ $block == sh ]] || : >"$clone/nearfar.yaml"
                ;;
            '```'*) block= ;;
            *)
                case $block in
                    sh) run_line "$line" ;;
                    yaml) printf '%s\n' "$line" >>"$clone/nearfar.yaml" ;;
                esac
                ;;
        esac
    done 5<"$clone/README.md"
}

git clone -q --no-local "$repository" "$clone"
[[ ! -e $clone/target && ! -e $clone/app/target ]] || fail "the clone is not fresh"
mkfifo "$tmp/typed"
exec 3<>"$tmp/typed"
labelled
run_page
[[ -z ${running[run]:-} ]] || end_of run
[[ $ran -gt 0 ]] || fail "README.md has no commands"
echo "$ran commands ran"
