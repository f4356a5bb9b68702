#!/usr/bin/env bash
# Microsoft.SemanticKernel.Abstractions 1.82.0 with System.Text.Json of .NET 10, seen on 2026-11-29.
# Expected: an options object, new and unchanged, can be read from the JSON that it is written as; its members have JSON names.
# Seen: it is written with a null that its own setter refuses: reading is an ArgumentNullException.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package Microsoft.SemanticKernel.Abstractions@1.82.0
#:property PublishAot=false
#:property Nullable=enable
using System.Text.Json;
using Microsoft.SemanticKernel;

var text = JsonSerializer.Serialize(new TemplateOptions());
Console.WriteLine(text);
try
{
    JsonSerializer.Deserialize<TemplateOptions>(text);
    Console.WriteLine("read");
}
catch (Exception error)
{
    Console.WriteLine(error.GetType().Name);
}
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
{"Format":null,"Parser":null,"Strict":true}
ArgumentNullException
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
