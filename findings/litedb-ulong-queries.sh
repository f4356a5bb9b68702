#!/usr/bin/env bash
# LiteDB 5.0.21, seen on 2026-11-29.
# Expected: a ulong property that comes back with its value is also compared by its value in a query, or the query is refused.
# Seen: 18446744073709551615 comes back, yet no document is found whose value is greater than 7, and it sorts before 5.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package LiteDB@5.0.21
#:property PublishAot=false
#:property Nullable=enable
using LiteDB;

using var database = new LiteDatabase(new MemoryStream());
var counters = database.GetCollection<Counter>();
counters.Insert(new Counter { Id = 1, Value = ulong.MaxValue });
counters.Insert(new Counter { Id = 2, Value = 5 });
Console.WriteLine($"value {counters.FindById(1).Value}");
Console.WriteLine($"greater than 7: {counters.Count(counter => counter.Value > 7)}");
Console.WriteLine($"ascending: {string.Join(' ', counters.Query().OrderBy(counter => counter.Value).ToList().Select(counter => counter.Value))}");

public class Counter { public int Id { get; set; } public ulong Value { get; set; } }
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
value 18446744073709551615
greater than 7: 0
ascending: 18446744073709551615 5
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
