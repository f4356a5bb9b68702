#!/usr/bin/env bash
# System.Text.Json of .NET 10 (runtime 10.0.12), seen on 2026-11-29.
# Expected: a member that the JSON does not have keeps the value its class gives it, whether the type's metadata is generated or found by reflection.
# Seen: by reflection it does. With generated metadata an init property is assigned the default of its type: a class that got a new init property reads older data as null.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:property PublishAot=false
#:property Nullable=enable
using System.Text.Json;
using System.Text.Json.Serialization;

Console.WriteLine($"reflection: {JsonSerializer.Deserialize<Settings>("{}")!.Topic ?? "null"} {JsonSerializer.Deserialize<Settings>("{}")!.Place}");
Console.WriteLine($"generated: {JsonSerializer.Deserialize("{}", Context.Default.Settings)!.Topic ?? "null"} {JsonSerializer.Deserialize("{}", Context.Default.Settings)!.Place}");

public class Settings { public string Topic { get; init; } = "general"; public string Place { get; set; } = "here"; }

[JsonSerializable(typeof(Settings))]
public partial class Context : JsonSerializerContext;
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
reflection: general here
generated: null here
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
