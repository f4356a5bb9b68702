#!/usr/bin/env bash
# LiteDB 5.0.21, seen on 2026-11-29.
# Expected: a DateTimeOffset comes back as the same instant; perhaps in another offset.
# Seen: the offset is gone and so is what is smaller than a millisecond. The instant differs, so that what was loaded is not equal to what was stored, and a query for the stored value finds the document all the same.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/app.cs" <<'EOF'
#:package LiteDB@5.0.21
#:property PublishAot=false
#:property Nullable=enable
using LiteDB;

var at = new DateTimeOffset(2026, 1, 2, 3, 4, 5, TimeSpan.FromHours(2)).AddTicks(1234567);
using var database = new LiteDatabase(new MemoryStream());
var messages = database.GetCollection<Message>();
messages.Insert(new Message { Id = 1, At = at });
Console.WriteLine($"{messages.FindById(1).At.ToUniversalTime():O}");
Console.WriteLine($"the same instant: {messages.FindById(1).At == at}");
Console.WriteLine($"found by the stored value: {messages.Count(message => message.At == at)}");

public class Message { public int Id { get; set; } public DateTimeOffset At { get; set; } }
EOF
seen=$(cd "$folder" && dotnet run app.cs)
printf '%s\n' "$seen"
[ "$seen" = "$(cat <<'EOF'
2026-01-02T01:04:05.1230000+00:00
the same instant: False
found by the stored value: 1
EOF
)" ] || { echo "It behaves otherwise now." >&2; exit 1; }
