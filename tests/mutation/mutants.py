"""The faults. CODE: name, file under src, text there, text instead (MUTANT is the switch), backend whose suite must fail.
SCRIPTS: name, file under src/Persistence.Redis/Scripts, Lua text, Lua text instead."""

_JSON = "Persistence.Json/"
_SQLITE = "Persistence.Sqlite/"
_REDIS = "Persistence.Redis/"
_SHARED = "Persistence.Abstractions/"

CODE = [
    # JSON files
    ("json.version not compared", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (state.Version != tracking.Version || state.Token", "if (MUTANT ? false : state.Version != tracking.Version || state.Token", "Json"),
    ("json.token not compared", _JSON + "Stores/JsonSessionStore.Commits.cs", "state.Token != tracking.Token)", "(!MUTANT && state.Token != tracking.Token))", "Json"),
    ("json.exclusive log not checked", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (log.Description.Append == AppendRule.Exclusive", "if (!MUTANT && log.Description.Append == AppendRule.Exclusive", "Json"),
    ("json.create over a live session", _JSON + "Stores/JsonSessionStore.Writing.cs", "if (tail.State is { } state &&", "if (!MUTANT && tail.State is { } state &&", "Json"),
    ("json.unique value not checked", _JSON + "Stores/JsonSessionStore.Indexes.cs", "if (!_hasUniqueIndex ||", "if (MUTANT || !_hasUniqueIndex ||", "Json"),
    ("json.ids forgotten", _JSON + "Stores/JsonSessionStore.Commits.cs", "ids is null ? entries", "ids is null || MUTANT ? entries", "Json"),
    ("json.end of a range included", _JSON + "Stores/IndexQuery.cs", "KeyOrder.Utf8.Compare(candidate, to) < 0", "KeyOrder.Utf8.Compare(candidate, to) < (MUTANT ? 1 : 0)", "Json"),
    ("json.checksum not checked", _JSON + "Format/LineView.cs", "return end.SequenceEqual(expected);", "return MUTANT || end.SequenceEqual(expected);", "Json"),
    ("json.file name without hash", _JSON + "Names/FileNames.cs", "~{Hash(key)}{Suffix}", "{(MUTANT ? string.Empty : '~' + Hash(key))}{Suffix}", "Json"),
    ("json.read begins one too early", _JSON + "Stores/EntryReader.cs", "if (LastSequence <= afterSequence ||", "if (LastSequence <= afterSequence - (MUTANT ? 1 : 0) ||", "Json"),
    ("json.deleted file stays", _JSON + "Stores/SessionDirectory.Files.cs", "        Options.Files.Delete(file.Path);", "        if (!MUTANT) { Options.Files.Delete(file.Path); }", "Json"),
    ("json.expiry ignored by create", _JSON + "Stores/JsonSessionStore.Writing.cs", "!state.IsExpired(Now))\n        {\n            throw SessionErrors.Exists", "(MUTANT || !state.IsExpired(Now)))\n        {\n            throw SessionErrors.Exists", "Json"),
    ("json.append to an expired session", _JSON + "Stores/JsonSessionStore.Commits.cs", "state.IsExpired(now))\n        {\n            throw SessionErrors.NotFound", "(!MUTANT && state.IsExpired(now)))\n        {\n            throw SessionErrors.NotFound", "Json"),
    ("json.newer schema read", _JSON + "Stores/JsonSessionStore.Reading.cs", "        RefuseNewerSchema(open.State, key);\n        return", "        if (!MUTANT) { RefuseNewerSchema(open.State, key); }\n        return", "Json"),
    ("json.commits not gathered", _JSON + "Commits/CommitQueue.cs", "if (!_hasLeader)", "if (MUTANT || !_hasLeader)", "Json"),
    ("json.append of nothing prolongs", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (fresh.Count > 0)", "if (MUTANT || fresh.Count > 0)", "Json"),
    # SQLite
    ("sqlite.version not compared", _SQLITE + "Stores/SqliteSessionStore.Writing.cs", "if (row.Version != tracking.Version || row.Token", "if (MUTANT ? false : row.Version != tracking.Version || row.Token", "Sqlite"),
    ("sqlite.token not compared", _SQLITE + "Stores/SqliteSessionStore.Writing.cs", "row.Token != tracking.Token)", "(!MUTANT && row.Token != tracking.Token))", "Sqlite"),
    ("sqlite.exclusive log not checked", _SQLITE + "Stores/SqliteSessionStore.Writing.cs", "if (log.Description.Append == AppendRule.Exclusive", "if (!MUTANT && log.Description.Append == AppendRule.Exclusive", "Sqlite"),
    ("sqlite.unique value not checked", _SQLITE + "Stores/SqliteSessionStore.IndexRows.cs", "if (other.Step())", "if (other.Step() && !MUTANT)", "Sqlite"),
    ("sqlite.log read descending", _SQLITE + "Queries/LogSql.cs", 'ORDER BY \\"_sequence\\" LIMIT ?3', 'ORDER BY \\"_sequence\\" {(MUTANT ? "DESC" : "ASC")} LIMIT ?3', "Sqlite"),
    ("sqlite.last entries not turned round", _SQLITE + "Stores/SqliteLog{TEntry}.Reading.cs", "entries.Reverse();", "if (!MUTANT) { entries.Reverse(); }", "Sqlite"),
    ("sqlite.index entry not removed", _SQLITE + "Stores/SqliteSessionStore.IndexRows.cs", "foreach (var value in stored)", "foreach (var value in MUTANT ? [] : stored)", "Sqlite"),
    ("sqlite.index entry not added", _SQLITE + "Stores/SqliteSessionStore.IndexRows.cs", "&& !stored.Remove(value))", "&& !stored.Remove(value) && !MUTANT)", "Sqlite"),
    ("sqlite.expired counted", _SQLITE + "Queries/SessionSql.cs", "SELECT count(*) FROM {name} WHERE {Alive(1)}", 'SELECT count(*) FROM {name} WHERE {(MUTANT ? "?1 > 0" : Alive(1))}', "Sqlite"),
    ("sqlite.offset lost", _SQLITE + "Mapping/Columns/DateTimeOffsetColumn.cs", "if (value.Offset != TimeSpan.Zero)", "if (value.Offset != TimeSpan.Zero && !MUTANT)", "Sqlite"),
    ("sqlite.append does not prolong", _SQLITE + "Stores/SqliteSessionStore.AppendWork.cs", "if (Last != before)", "if (Last != before && !MUTANT)", "Sqlite"),
    ("sqlite.end of a range included", _SQLITE + "Queries/IndexSql.cs", "AND {operand} < {Parameter(index, 4)}", 'AND {operand} {(MUTANT ? "<=" : "<")} {Parameter(index, 4)}', "Sqlite"),
    ("sqlite.bad entries of an append left out", _SQLITE + "Stores/SqliteSessionStore.AppendWork.cs", "if (!_errors.IsEmpty)\n            {\n                throw SessionErrors.Invalid(_stored, ", "if (!MUTANT && !_errors.IsEmpty)\n            {\n                throw SessionErrors.Invalid(_stored, ", "Sqlite"),
    ("sqlite.newer schema read", _SQLITE + "Stores/SqliteSessionStore.Reading.cs", "RefuseNewerSchema(row, stored);", "if (!MUTANT) { RefuseNewerSchema(row, stored); }", "Sqlite"),
    ("sqlite.page repeats a key", _SQLITE + "Queries/SessionSql.cs", "WHERE ({Keys}) > (", 'WHERE ({Keys}) {(MUTANT ? ">=" : ">")} (', "Sqlite"),
    # Redis, outside its scripts
    ("redis.index entry not announced", _REDIS + "Indexes/IndexWriter.cs", 'Requests("ZADD", key, listed, values)', 'Requests("ZADD", key, listed, MUTANT ? [] : values)', "Redis"),
    ("redis.expired found by index", _REDIS + "Indexes/IndexCursor.cs", "tools.Clock.HasExpired(fields[1]) ?", "!MUTANT && tools.Clock.HasExpired(fields[1]) ?", "Redis"),
    ("redis.unique value not checked", _REDIS + "Indexes/UniqueValues.cs", "if (!index.IsUnique ||", "if (MUTANT || !index.IsUnique ||", "Redis"),
    ("redis.read limited by one too many", _REDIS + "Sessions/LogRange.cs", "afterSequence + limit - 1)", "afterSequence + limit - (MUTANT ? 0 : 1))", "Redis"),
    ("redis.object remembers its former life", _REDIS + "Sessions/LogMemory.cs", "if (isCreation)", "if (isCreation && !MUTANT)", "Redis"),
    # shared by the engines
    ("shared.keys sorted by UTF-16", _SHARED + "Mapping/KeyOrder.cs", "char.IsSurrogate(unit) ?", "!MUTANT && char.IsSurrogate(unit) ?", "Json"),
    ("shared.rewritten log not noticed", _SHARED + "Mapping/LogTracking{TEntry}.cs", "                return false;\n", "                return MUTANT;\n", "Sqlite"),
    ("shared.fixed time to live slides", _SHARED + "Mapping/SessionDescription.cs", "isCreation || SlidingExpiration ?", "isCreation || SlidingExpiration || MUTANT ?", "Json"),
    ("shared.offset lost in JSON", _SHARED + "Serialization/Codecs/DateTimeOffsetCodec.cs", "=> writer.WriteDate(value)", "=> writer.WriteDate(MUTANT ? value.ToUniversalTime() : value)", "Json"),
    ("shared.long keys accepted", _SHARED + "Mapping/KeyText.cs", "if (text.Length is 0 or > MaxLength)", "if (text.Length == 0 || text.Length > MaxLength && !MUTANT)", "Sqlite"),
    ("shared.position of an entry lost", _SHARED + "Mapping/ValidationErrors.cs", "_position = position;", "_position = MUTANT ? 0 : position;", "Redis"),
    # the asynchronous halves
    ("async.json cancelled append stored", _JSON + "Stores/AsyncJsonSessionStore.Entries.cs", "        cancellationToken.ThrowIfCancellationRequested();", "        if (!MUTANT) { cancellationToken.ThrowIfCancellationRequested(); }", "AsyncJson"),
    ("async.json answered by the leader's thread", _JSON + "Commits/SessionTurn.cs", "TaskCreationOptions.RunContinuationsAsynchronously", "MUTANT ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously", "AsyncJson"),
    ("async.json keys end late", _JSON + "Stores/AsyncJsonSessionStore.Listing.cs", "            foreach (var key in page)\n            {\n                cancellation.ThrowIfCancellationRequested();", "            foreach (var key in page)\n            {\n                if (!MUTANT) { cancellation.ThrowIfCancellationRequested(); }", "AsyncJson"),
    ("async.sqlite cancelled change stored", _SQLITE + "SqliteDatabase.Work.cs", "        cancellationToken.ThrowIfCancellationRequested();", "        if (!MUTANT) { cancellationToken.ThrowIfCancellationRequested(); }", "AsyncSqlite"),
    ("async.sqlite answered by the leader's thread", _SQLITE + "Connections/CommitWork.cs", "TaskCreationOptions.RunContinuationsAsynchronously", "MUTANT ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously", "AsyncSqlite"),
    ("async.sqlite refusal of a change not told", _SQLITE + "SqliteDatabase.Work.cs", "        await _commits.CommitAsync(work).ConfigureAwait(false);\n        ThrowFaultOf(work, key);", "        await _commits.CommitAsync(work).ConfigureAwait(false);\n        if (!MUTANT) { ThrowFaultOf(work, key); }", "AsyncSqlite"),
    ("async.redis cancelled command sent", _REDIS + "Connection/RedisConnection.cs", "            mode.Cancellation.ThrowIfCancellationRequested();\n            var isLoaded", "            if (!MUTANT) { mode.Cancellation.ThrowIfCancellationRequested(); }\n            var isLoaded", "AsyncRedis"),
    ("async.redis change given up after it was sent", _REDIS + "Connection/RedisConnection.cs", "WaitAsync(request.IsRead ?", "WaitAsync(MUTANT || request.IsRead ?", "AsyncRedis"),
    ("async.memory cancelled call made", "Persistence.TestKit/Memory/CompletedCall.cs", "if (cancellationToken.IsCancellationRequested)", "if (!MUTANT && cancellationToken.IsCancellationRequested)", "AsyncInMemory"),
]

SCRIPTS = [
    ("redis.version not compared", "SessionScripts.cs", "if stored[1] ~= ARGV[2] or stored[2] ~= ARGV[3] then return {'conflict', stored[1]} end", ""),
    ("redis.token not compared", "SessionScripts.cs", " or stored[2] ~= ARGV[3] then", " then"),
    ("redis.exclusive log not checked", "SessionScripts.cs", "if log.must ~= '' and", "if false and"),
    ("redis.create over a live session", "SessionScripts.cs", "if isThere then return {'exists'} end", ""),
    ("redis.logs stay behind", "SessionScripts.cs", "redis.call('DEL', unpack(KEYS))", "redis.call('DEL', KEYS[1])"),
    ("redis.ids ignored by append", "SessionScripts.cs", "redis.call('SADD', KEYS[3], ARGV[entry]) == 1", "redis.call('SADD', KEYS[3], ARGV[entry]) >= 0"),
    ("redis.ids ignored by save", "SessionScripts.cs", "redis.call('SADD', log.ids, ARGV[entry]) == 1", "redis.call('SADD', log.ids, ARGV[entry]) >= 0"),
    ("redis.append to an expired session", "SessionScripts.cs", "if expires and tonumber(expires) <= now then return {'absent'} end", ""),
    ("redis.log grows at its start", "SessionScripts.cs", "redis.call('RPUSH', KEYS[2], unpack(", "redis.call('LPUSH', KEYS[2], unpack("),
    ("redis.append does not prolong", "SessionScripts.cs", "if length > before and ARGV[3] ~= '' then", "if false then"),
    ("redis.newer schema overwritten", "SessionScripts.cs", "if tonumber(stored[3]) > tonumber(ARGV[5]) then", "if false then"),
    ("redis.last entries are the first", "ReadScripts.cs", "count < 0 and 0 or -count, -1)", "0, count < 0 and -1 or count - 1)"),
]
