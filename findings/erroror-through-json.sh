#!/usr/bin/env bash
# ErrorOr 2.1.1 with System.Text.Json of .NET 10, seen on 2026-11-29.
# Expected: a result that serializes without an error, its value in the text, reads back as that result, or there is an error when it is read.
# Seen: the value 5 reads back as a success with 0, and an error of kind NotFound with a code as one of kind Failure without.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package ErrorOr@2.1.1
#:property PublishAot=false
#:property Nullable=enable
using System.Text.Json;
using ErrorOr;

ErrorOr<int> five = 5;
var result = JsonSerializer.Deserialize<ErrorOr<int>>(JsonSerializer.Serialize(five));
Console.WriteLine($"error {result.IsError}, value {result.Value}");
var error = JsonSerializer.Deserialize<Error>(JsonSerializer.Serialize(Error.NotFound("user.gone", "No such user.")));
Console.WriteLine($"{error.Type} '{error.Code}'");
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
error False, value 0
Failure ''
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
