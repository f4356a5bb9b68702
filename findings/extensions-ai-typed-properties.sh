#!/usr/bin/env bash
# Microsoft.Extensions.AI.Abstractions 10.11.0, seen on 2026-11-29.
# Expected: TryGetValue<T> of a message's additional properties, which converts between types, finds after a round trip through the library's own JSON options what it found before.
# Seen: it finds nothing for numbers, texts and times alike: the values are JsonElement, which it does not convert.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package Microsoft.Extensions.AI.Abstractions@10.11.0
#:property PublishAot=false
#:property Nullable=enable
using System.Text.Json;
using Microsoft.Extensions.AI;

var options = AIJsonUtilities.DefaultOptions;
var stored = new ChatMessage(ChatRole.User, "hello") { AdditionalProperties = new() { ["count"] = 5, ["name"] = "x" } };
var loaded = JsonSerializer.Deserialize<ChatMessage>(JsonSerializer.Serialize(stored, options), options)!;
foreach (var message in new[] { stored, loaded })
{
    var properties = message.AdditionalProperties!;
    Console.WriteLine($"long {properties.TryGetValue<long>("count", out _)}, int {properties.TryGetValue<int>("count", out _)}, string {properties.TryGetValue<string>("name", out _)}");
}
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
long True, int True, string True
long False, int False, string False
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
