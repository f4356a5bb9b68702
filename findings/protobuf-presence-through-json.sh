#!/usr/bin/env bash
# Google.Protobuf 3.36.2 with System.Text.Json of .NET 10, seen on 2026-11-29.
# Expected: a message that a serializer writes and reads by its public properties is the same message, or there is an error.
# Seen: every optional field counts as set afterwards, because each is assigned its default. The message is longer on the wire, and Equals says that nothing changed.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package Google.Protobuf@3.36.2
#:property PublishAot=false
#:property Nullable=enable
using System.Text.Json;
using Google.Protobuf;
using Google.Protobuf.Compiler;

var stored = new Google.Protobuf.Compiler.Version { Major = 3 };
var loaded = JsonSerializer.Deserialize<Google.Protobuf.Compiler.Version>(JsonSerializer.Serialize(stored))!;
Console.WriteLine($"HasMinor {stored.HasMinor} {loaded.HasMinor}");
Console.WriteLine($"bytes {stored.CalculateSize()} {loaded.CalculateSize()}");
Console.WriteLine($"Equals {stored.Equals(loaded)}");
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
HasMinor False True
bytes 2 8
Equals True
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
