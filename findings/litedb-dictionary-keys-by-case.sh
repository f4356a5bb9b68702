#!/usr/bin/env bash
# LiteDB 5.0.21, seen on 2026-11-29.
# Expected: a Dictionary<string, int> with the keys "A" and "a" comes back with both, or is refused when it is inserted.
# Seen: no error; one entry comes back, with the first spelling of the key and the last value.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package LiteDB@5.0.21
#:property PublishAot=false
#:property Nullable=enable
using LiteDB;

using var database = new LiteDatabase(new MemoryStream());
var notes = database.GetCollection<Note>();
notes.Insert(new Note { Id = 1, Votes = new() { ["A"] = 1, ["a"] = 2 } });
foreach (var (key, value) in notes.FindById(1).Votes) Console.WriteLine($"{key} = {value}");

public class Note { public int Id { get; set; } public Dictionary<string, int> Votes { get; set; } = []; }
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
A = 2
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
