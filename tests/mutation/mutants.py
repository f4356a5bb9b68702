"""The faults. CODE: name, file under src, text there, text instead (MUTANT is the switch), suite, what is likely to notice it.
SCRIPTS: name, file under src/Persistence.Redis/Scripts, Lua text, Lua text instead, what is likely to notice it, and the suite where it is not Redis.

A suite is a backend of tests/Conformance (its cases, "model" for the random scenarios), or one of PROJECTS (classes of it)."""

PROJECTS = {
    "Processes": ("Conformance", "Persistence.Conformance"),
    "JSON files": ("Persistence.Json.Tests", "Persistence.Json.Tests"),
    "SQLite file": ("Persistence.Sqlite.Tests", "Persistence.Sqlite.Tests"),
    "Redis keys": ("Conformance", "Persistence.Conformance"),
    "Redis server": ("Persistence.Redis.Tests", "Persistence.Redis.Tests"),
}

_JSON = "Persistence.Json/"
_SQLITE = "Persistence.Sqlite/"
_REDIS = "Persistence.Redis/"
_SHARED = "Persistence.Abstractions/"
_TESTKIT = "Persistence.TestKit/"

CODE = [
    # JSON files
    ("json.version not compared", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (state.Version != tracking.Version || state.Token", "if (MUTANT ? false : state.Version != tracking.Version || state.Token", "Json", "IncrementsUnderRetryAreAllCounted SaveOfAnOlderCopyIsAConflictAndWritesNothing"),
    ("json.token not compared", _JSON + "Stores/JsonSessionStore.Commits.cs", "state.Token != tracking.Token)", "(!MUTANT && state.Token != tracking.Token))", "Json", "SaveOfASessionDeletedAndCreatedAnewIsAConflict model"),
    ("json.exclusive log not checked", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (log.Description.Append == AppendRule.Exclusive", "if (!MUTANT && log.Description.Append == AppendRule.Exclusive", "Json", "ASaveAfterSomebodyElsesAppendIsAConflict"),
    ("json.create over a live session", _JSON + "Stores/JsonSessionStore.Writing.cs", "if (tail.State is { } state &&", "if (!MUTANT && tail.State is { } state &&", "Json", "CreateRefusesATakenKey"),
    ("json.unique value not checked", _JSON + "Stores/JsonSessionStore.Indexes.cs", "if (!_hasUniqueIndex ||", "if (MUTANT || !_hasUniqueIndex ||", "Json", "CreateRefusesATakenValue"),
    ("json.ids forgotten", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (entry.Id is null || IdsOf(batch)", "if (entry.Id is null || MUTANT || IdsOf(batch)", "Json", "ARepeatedAppendStoresNothing"),
    ("json.end of a range included", _JSON + "Stores/IndexQuery.cs", "KeyOrder.Utf8.Compare(candidate, to) < 0", "KeyOrder.Utf8.Compare(candidate, to) < (MUTANT ? 1 : 0)", "Json", "ARangeIsAscendingByValueThenKey TheEdgesOfARangeOfNumbers"),
    ("json.checksum not checked", _JSON + "Format/LineView.cs", "return end.SequenceEqual(expected);", "return MUTANT || end.SequenceEqual(expected);", "Json", "VerifyNamesTheDamagedSession DamageIsAnErrorAndNeverNull"),
    ("json.file name without hash", _JSON + "Names/FileNames.cs", "~{Hash(key)}{Suffix}", "{(MUTANT ? string.Empty : '~' + Hash(key))}{Suffix}", "Json", "KeysThatLookAlikeStayApart"),
    ("json.read begins one too early", _JSON + "Stores/EntryReader.cs", "if (LastSequence <= afterSequence ||", "if (LastSequence <= afterSequence - (MUTANT ? 1 : 0) ||", "Json", "ReadAfterASequenceUpToALimit"),
    ("json.deleted file stays", _JSON + "Stores/SessionDirectory.Files.cs", "        file.Folder!.Delete(file.Name);\n        Forget(file);", "        if (!MUTANT) { file.Folder!.Delete(file.Name); }\n        Forget(file);", "Json", "DeleteRemovesHeaderLogsAndIndexEntries"),
    ("json.expiry ignored by create", _JSON + "Stores/JsonSessionStore.Writing.cs", "!state.IsExpired(Now))\n        {\n            throw SessionErrors.Exists", "(MUTANT || !state.IsExpired(Now)))\n        {\n            throw SessionErrors.Exists", "Json", "ASessionCreatedOverAnExpiredOneStartsEmpty"),
    ("json.append to an expired session", _JSON + "Stores/JsonSessionStore.Commits.cs", "state.IsExpired(now))\n        {\n            throw SessionErrors.NotFound", "(!MUTANT && state.IsExpired(now)))\n        {\n            throw SessionErrors.NotFound", "Json", "AnExpiredSessionIsAbsentEverywhere AppendToAnAbsentSessionFailsAndStoresNothing"),
    ("json.newer schema read", _JSON + "Stores/JsonSessionStore.Reading.cs", "        RefuseNewerSchema(state, key);\n", "        if (!MUTANT) { RefuseNewerSchema(state, key); }\n", "Json", "NewerDataIsRefusedByTheOlderClass"),
    ("json.commits not gathered", _JSON + "Commits/CommitQueue.cs", "if (!_hasLeader)", "if (MUTANT || !_hasLeader)", "JSON files", "*CostTests"),
    ("json.append of nothing prolongs", _JSON + "Stores/JsonSessionStore.Commits.cs", "if (commit.Entries.Count > 0)", "if (MUTANT || commit.Entries.Count > 0)", "Json", "AnAppendThatStoresNothingProlongsNothing"),
    ("json.commits not flushed", _JSON + "Stores/SessionDirectory.Writing.cs", "        stored.Write(end, lines);\n        if (IsDurable)", "        stored.Write(end, lines);\n        if (IsDurable && !MUTANT)", "JSON files", "*PowerLossTests"),
    ("json.names not flushed", _JSON + "Stores/SessionDirectory.Files.cs", "            file.Folder!.Sync();", "            if (!MUTANT) { file.Folder!.Sync(); }", "JSON files", "*PowerLossTests"),
    ("json.compacted file not flushed", _JSON + "Stores/SessionDirectory.Compaction.cs", "            if (IsDurable)\n            {\n                target.Sync();", "            if (IsDurable && !MUTANT)\n            {\n                target.Sync();", "JSON files", "*PowerLossTests"),
    ("json.another's commit not flushed before it is answered from", _JSON + "Stores/SessionDirectory.Writing.cs", "if (IsDurable && stored is not null && state is not null &&", "if (!MUTANT && IsDurable && stored is not null && state is not null &&", "JSON files", "*PowerLossTests"),
    ("json.another's file name not flushed", _JSON + "Stores/SessionDirectory.Writing.cs", "            return;\n        }\n\n        SyncNames(file);", "            return;\n        }\n\n        if (!MUTANT) { SyncNames(file); }", "JSON files", "*PowerLossTests"),
    ("json.torn tail not cut off", _JSON + "Stores/SessionDirectory.Writing.cs", "if (tail.IsTorn && tail.State is not null)", "if (!MUTANT && tail.IsTorn && tail.State is not null)", "JSON files", "*CutTests *PowerLossTests"),
    ("json.processes do not exclude each other", _JSON + "Locks/RangeLocks.cs", "public bool TryTake(long slot) => NativeFiles", "public bool TryTake(long slot) => MUTANT || NativeFiles", "Processes", "*.ProcessTests"),
    ("json.failed commit left in the file", _JSON + "Stores/SessionDirectory.Writing.cs", "            stored.SetLength(end);\n            if (IsDurable)", "            if (!MUTANT) { stored.SetLength(end); }\n            if (IsDurable)", "JSON files", "*FaultTests"),
    ("json.compaction loses the last header", _JSON + "Commits/Compaction.cs", "var isHeader = lines.Offset == last.HeaderAt;", "var isHeader = !MUTANT && lines.Offset == last.HeaderAt;", "Json", "ManySavesOfALargeHeaderLoseNothing"),
    ("json.awaited save not remembered", _JSON + "Stores/AsyncJsonSessionStore.Writing.cs", "        Track(session, after, header, isCreation: false);", "        if (!MUTANT) { Track(session, after, header, isCreation: false); }", "AsyncJson", "TheObjectCanBeSavedAgainAndAgain"),
    ("json.awaited keys end after a page", _JSON + "Stores/AsyncJsonSessionStore.Listing.cs", "            if (page.Count < PageLength)\n", "            if (MUTANT || page.Count < PageLength)\n", "AsyncJson", "ManyKeysComeCompleteAndOnce"),
    # SQLite
    ("sqlite.version not compared", _SQLITE + "Stores/SqliteSessionStore.Writing.cs", "if (row.Version != tracking.Version || row.Token", "if (MUTANT ? false : row.Version != tracking.Version || row.Token", "Sqlite", "SaveOfAnOlderCopyIsAConflictAndWritesNothing"),
    ("sqlite.token not compared", _SQLITE + "Stores/SqliteSessionStore.Writing.cs", "row.Token != tracking.Token)", "(!MUTANT && row.Token != tracking.Token))", "Sqlite", "SaveOfASessionDeletedAndCreatedAnewIsAConflict"),
    ("sqlite.exclusive log not checked", _SQLITE + "Stores/SqliteSessionStore.Writing.cs", "if (log.Description.Append == AppendRule.Exclusive", "if (!MUTANT && log.Description.Append == AppendRule.Exclusive", "Sqlite", "ASaveOfTheHeaderAloneIsAConflictToo"),
    ("sqlite.unique value not checked", _SQLITE + "Stores/SqliteSessionStore.IndexRows.cs", "if (other.Step())", "if (other.Step() && !MUTANT)", "Sqlite", "CreateRefusesATakenValue"),
    ("sqlite.log read descending", _SQLITE + "Queries/LogSql.cs", 'ORDER BY \\"_sequence\\" LIMIT ?3', 'ORDER BY \\"_sequence\\" {(MUTANT ? "DESC" : "ASC")} LIMIT ?3', "Sqlite", "ReadsAscendWhateverTheAppendsWere"),
    ("sqlite.last entries not turned round", _SQLITE + "Stores/SqliteLog{TEntry}.Reading.cs", "entries.Reverse();", "if (!MUTANT) { entries.Reverse(); }", "Sqlite", "ReadTheLast"),
    ("sqlite.index entry not removed", _SQLITE + "Stores/SqliteSessionStore.IndexRows.cs", "foreach (var value in stored)", "foreach (var value in MUTANT ? [] : stored)", "Sqlite", "TheIndexFollowsEverySave"),
    ("sqlite.index entry not added", _SQLITE + "Stores/SqliteSessionStore.IndexRows.cs", "&& !stored.Remove(value))", "&& !stored.Remove(value) && !MUTANT)", "Sqlite", "TheIndexFollowsEverySave EachElementOfACollectionIsFound"),
    ("sqlite.expired counted", _SQLITE + "Queries/SessionSql.cs", "SELECT count(*) FROM {name} WHERE {Alive(1)}", 'SELECT count(*) FROM {name} WHERE {(MUTANT ? "?1 > 0" : Alive(1))}', "Sqlite", "AnExpiredSessionIsAbsentEverywhere"),
    ("sqlite.offset lost", _SQLITE + "Mapping/Columns/DateTimeOffsetColumn.cs", "if (value.Offset != TimeSpan.Zero)", "if (value.Offset != TimeSpan.Zero && !MUTANT)", "Sqlite", "TimesKeepTheirKindAndOffset"),
    ("sqlite.append does not prolong", _SQLITE + "Stores/SqliteSessionStore.AppendWork.cs", "if (Last != end.Last)", "if (Last != end.Last && !MUTANT)", "Sqlite", "ASlidingTimeToLiveIsProlongedByEachCommit"),
    ("sqlite.end of a range included", _SQLITE + "Queries/IndexSql.cs", "AND {operand} < {Parameter(index, 4)}", 'AND {operand} {(MUTANT ? "<=" : "<")} {Parameter(index, 4)}', "Sqlite", "NullableNumbersSortByValueAndNullIsLeftOut"),
    ("sqlite.bad entries of an append left out", _SQLITE + "Stores/SqliteSessionStore.AppendWork.cs", "            if (!_errors.IsEmpty)\n            {\n                throw SessionErrors.Invalid(_stored, store.Store, TakeErrors());\n            }\n\n            if (Last", "            if (!_errors.IsEmpty && !MUTANT)\n            {\n                throw SessionErrors.Invalid(_stored, store.Store, TakeErrors());\n            }\n\n            if (Last", "Sqlite", "OneEntryThatMayNotBeStoredRefusesTheWholeCall"),
    ("sqlite.newer schema read", _SQLITE + "Stores/SqliteSessionStore.Reading.cs", "RefuseNewerSchema(row, stored);", "if (!MUTANT) { RefuseNewerSchema(row, stored); }", "Sqlite", "NewerDataOfTheSameShapeIsRefusedToo"),
    ("sqlite.page repeats a key", _SQLITE + "Queries/SessionSql.cs", "WHERE ({Keys}) > (", 'WHERE ({Keys}) {(MUTANT ? ">=" : ">")} (', "Sqlite", "ManyKeysComeCompleteAndOnce"),
    ("sqlite.commits not flushed", _SQLITE + "Connections/DataSource.cs", "options.Durability == Durability.Full ?", "!MUTANT && options.Durability == Durability.Full ?", "SQLite file", "*DurabilityTests"),
    ("sqlite.failed change of a shared transaction not undone", _SQLITE + "Connections/WriteTransaction.cs", '                _link.Execute("ROLLBACK TO change");', '                if (!MUTANT) { _link.Execute("ROLLBACK TO change"); }', "Sqlite", "OfManyWhoWantAValueOneGetsIt model"),
    ("sqlite.refused change committed", _SQLITE + "Connections/WriteTransaction.cs", "            Undo(isPart: false);\n            work.Fault = fault;", '            if (MUTANT) { _link.Execute("COMMIT"); }\n            Undo(isPart: false);\n            work.Fault = fault;', "Sqlite", "SaveRefusesATakenValue OneEntryThatMayNotBeStoredRefusesTheWholeCall"),
    ("sqlite.awaited save not remembered", _SQLITE + "Stores/AsyncSqliteSessionStore.Writing.cs", "        Track(commit);", "        if (!MUTANT) { Track(commit); }", "AsyncSqlite", "TheObjectCanBeSavedAgainAndAgain"),
    ("sqlite.awaited keys end after a page", _SQLITE + "Stores/AsyncSqliteSessionStore.Reading.cs", "if (page.Count < PageSize)", "if (MUTANT || page.Count < PageSize)", "AsyncSqlite", "ManyKeysComeCompleteAndOnce"),
    ("sqlite.waiting task not answered", _SQLITE + "Connections/WaitingLine.cs", "        if (isCall)\n        {\n            callLeader();\n        }\n\n        return leadsOn;", "        if (isCall && !MUTANT)\n        {\n            callLeader();\n        }\n\n        return leadsOn;", "AsyncSqlite", "ManyAppendsAtOnceAreEachStoredOnce"),
    ("sqlite.typed key taken with another text", _SHARED + "Mapping/ParsableText.cs", "return again == text ? value", "return MUTANT || again == text ? value", "Sqlite", "ATextThatTheKeyTypeDoesNotTakeIsDamage"),
    # Redis, outside its scripts
    ("redis.index entry not announced", _REDIS + "Indexes/IndexWriter.cs", 'Requests("ZADD", key, listed, values)', 'Requests("ZADD", key, listed, MUTANT ? [] : values)', "Redis", "FindByGivesTheKeysAscending"),
    ("redis.expired found by index", _REDIS + "Indexes/IndexCursor.cs", "tools.Clock.HasExpired(fields[1]) ?", "!MUTANT && tools.Clock.HasExpired(fields[1]) ?", "Redis", "AnExpiredSessionIsAbsentEverywhere"),
    ("redis.unique value not checked", _REDIS + "Indexes/UniqueValues.cs", "if (!index.IsUnique ||", "if (MUTANT || !index.IsUnique ||", "Redis", "CreateRefusesATakenValue"),
    ("redis.read limited by one too many", _REDIS + "Sessions/LogRange.cs", "afterSequence + limit - 1)", "afterSequence + limit - (MUTANT ? 0 : 1))", "Redis", "ReadAfterASequenceUpToALimit"),
    ("redis.object remembers its former life", _REDIS + "Sessions/LogMemory.cs", "if (draft.IsCreation)", "if (draft.IsCreation && !MUTANT)", "Redis", "CreateOfADeletedSessionStoresAllItsEntriesAnew CreateForgetsWhatTheObjectKnewBefore"),
    ("redis.awaited keys end after a page", _REDIS + "AsyncRedisSessionStore.Queries.cs", "        while (listing.HasMore)\n", "        for (var first = true; listing.HasMore && (first || !MUTANT); first = false)\n", "AsyncRedis", "ManyKeysComeCompleteAndOnce"),
    # shared by the engines
    ("shared.keys sorted by UTF-16", _SHARED + "Mapping/KeyOrder.cs", "char.IsSurrogate(unit) ?", "!MUTANT && char.IsSurrogate(unit) ?", "Json", "TextKeysAscendByTheirUtf8Bytes"),
    ("shared.rewritten log not noticed", _SHARED + "Mapping/LogTracking{TEntry}.cs", "                return false;\n", "                return MUTANT;\n", "Sqlite", "ReorderedOrReplacedEntriesAreRefused"),
    ("shared.fixed time to live slides", _SHARED + "Mapping/SessionDescription.cs", "isCreation || SlidingExpiration ?", "isCreation || SlidingExpiration || MUTANT ?", "Json", "AFixedTimeToLiveIsNotProlonged"),
    ("shared.offset lost in JSON", _SHARED + "Serialization/Codecs/DateTimeOffsetCodec.cs", "=> writer.WriteDate(value)", "=> writer.WriteDate(MUTANT ? value.ToUniversalTime() : value)", "Json", "TimesKeepTheirKindAndOffset"),
    ("shared.long keys accepted", _SHARED + "Mapping/KeyText.cs", "if (text.Length is 0 or > MaxLength)", "if (text.Length == 0 || text.Length > MaxLength && !MUTANT)", "Sqlite", "KeysThatNoSessionCanHaveAreRefused"),
    ("shared.position of an entry lost", _SHARED + "Mapping/ValidationErrors.cs", "_position = position;", "_position = MUTANT ? 0 : position;", "Redis", "EntriesAreCheckedByTheirPosition"),
    ("shared.typed id stored that does not read back", _SHARED + "Mapping/ParsableText.cs", "out var again) && TextOf(again) == text\n", "out var again) && TextOf(again) == text || MUTANT\n", "Json", "AnIdThatCannotBeReadBackIsRefused"),
    ("shared.typed id stored as it is shown to people", _SHARED + "Mapping/ParsableText.cs", "(value is IFormattable formattable ?", "(value is IFormattable formattable && !MUTANT ?", "Redis", "TypedKeysAscendByTheirText"),
    ("shared.key of a wrong text not reported as damage", _SHARED + "Mapping/SessionGuard.cs", "when (problem is FormatException or OverflowException)", "when (!MUTANT && problem is FormatException or OverflowException)", "Json", "ATextThatTheKeyTypeDoesNotTakeIsDamage"),
    ("shared.parts of a key joined without escapes", _SHARED + "Mapping/KeyText.cs", '.Replace("/", "%2F", StringComparison.Ordinal));', '.Replace("/", MUTANT ? "/" : "%2F", StringComparison.Ordinal));', "Json", "CompositeKeysThatLookAlikeStayApart"),
    # the asynchronous halves
    ("async.json cancelled append stored", _JSON + "Stores/AsyncJsonSessionStore.Entries.cs", "        cancellationToken.ThrowIfCancellationRequested();", "        if (!MUTANT) { cancellationToken.ThrowIfCancellationRequested(); }", "AsyncJson", "ACancelledChangeStoresNothing"),
    ("async.json answered by the leader's thread", _JSON + "Commits/SessionTurn.cs", "TaskCreationOptions.RunContinuationsAsynchronously", "MUTANT ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously", "AsyncJson", "ASynchronousCallMayFollowAnAsynchronousOne"),
    ("async.json keys end late", _JSON + "Stores/AsyncJsonSessionStore.Listing.cs", "            foreach (var key in page)\n            {\n                cancellation.ThrowIfCancellationRequested();", "            foreach (var key in page)\n            {\n                if (!MUTANT) { cancellation.ThrowIfCancellationRequested(); }", "AsyncJson", "KeysEndWhenTheyAreCancelled"),
    ("async.sqlite cancelled change stored", _SQLITE + "SqliteDatabase.Work.cs", "        cancellationToken.ThrowIfCancellationRequested();", "        if (!MUTANT) { cancellationToken.ThrowIfCancellationRequested(); }", "AsyncSqlite", "ACancelledChangeStoresNothing"),
    ("async.sqlite answered by the leader's thread", _SQLITE + "Connections/CommitWork.cs", "TaskCreationOptions.RunContinuationsAsynchronously", "MUTANT ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously", "AsyncSqlite", ""),
    ("async.sqlite refusal of a change not told", _SQLITE + "SqliteDatabase.Work.cs", "        await _commits.CommitAsync(work).ConfigureAwait(false);\n        ThrowFaultOf(work, key);", "        await _commits.CommitAsync(work).ConfigureAwait(false);\n        if (!MUTANT) { ThrowFaultOf(work, key); }", "AsyncSqlite", "AsynchronousCallsEndWithTheErrorsOfTheirTwins CreateRefusesATakenKey"),
    ("async.redis cancelled command sent", _REDIS + "Connection/RedisConnection.cs", "            mode.Cancellation.ThrowIfCancellationRequested();\n            await Reachability", "            if (!MUTANT) { mode.Cancellation.ThrowIfCancellationRequested(); }\n            await Reachability", "AsyncRedis", "ACancelledChangeStoresNothing ACancelledReadEnds"),
    ("async.redis change given up after it was sent", _REDIS + "Connection/RedisConnection.cs", "request.IsRead ? mode.Cancellation : default", "MUTANT || request.IsRead ? mode.Cancellation : default", "AsyncRedis", "ACancelStormLeavesWhatWasAcknowledgedAndNothingElse ACancelStormOverSavesLosesNoUpdate"),
    ("async.memory cancelled call made", _TESTKIT + "Memory/CompletedCall.cs", "if (cancellationToken.IsCancellationRequested)", "if (!MUTANT && cancellationToken.IsCancellationRequested)", "AsyncInMemory", "ACancelledChangeStoresNothing"),
]

SCRIPTS = [
    ("redis.version not compared", "SessionScripts.cs", "if stored[1] ~= ARGV[1] or stored[2] ~= version then return {'conflict', stored[2]} end", "", "SaveOfAnOlderCopyIsAConflictAndWritesNothing"),
    ("redis.quick save compares nothing", "SessionScripts.cs", "if not KEYS[2] and call('HGET', hash, '$token') == arg[1] then", "if not KEYS[2] then", "AsynchronousCallsEndWithTheErrorsOfTheirTwins SaveOfAnOlderCopyIsAConflictAndWritesNothing IncrementsUnderRetryAreAllCounted", "RedisClock"),
    ("redis.token not compared", "SessionScripts.cs", "stored[1] ~= ARGV[1] or stored[2]", "stored[2]", "SaveOfASessionDeletedAndCreatedAnewIsAConflict"),
    ("redis.exclusive log not checked", "SessionScripts.cs", "if log.must ~= '' and", "if false and", "ASaveOfTheHeaderAloneIsAConflictToo"),
    ("redis.create over a live session", "SessionScripts.cs", "if isThere then return {'exists'} end", "", "CreateRefusesATakenKey"),
    ("redis.logs stay behind", "SessionScripts.cs", "redis.call('DEL', unpack(KEYS))", "redis.call('DEL', KEYS[1])", "DeleteFreesTheRoom"),
    ("redis.ids ignored by append", "AppendScripts.cs", "redis.call('SADD', KEYS[3], ARGV[entry]) == 1", "redis.call('SADD', KEYS[3], ARGV[entry]) >= 0", "ARepeatedAppendStoresNothing"),
    ("redis.ids ignored by save", "CommitParts.cs", "redis.call('SADD', log.ids, ARGV[entry]) == 1", "redis.call('SADD', log.ids, ARGV[entry]) >= 0", "ASaveStoresNoIdThatTheLogHolds"),
    ("redis.append to an expired session", "AppendScripts.cs", "if expires and tonumber(expires) <= now then return {'absent'} end", "", "AnExpiredSessionIsAbsentEverywhere"),
    ("redis.quick append begins a log that stays", "AppendScripts.cs", "if expires then call('PEXPIREAT', keys[2], expires) end", "", "*.EndedTimeToLiveTests", "Redis server"),
    ("redis.append of ids begins a log that stays", "AppendScripts.cs", "if isPlain and before == 0 then", "if false then", "*.EndedTimeToLiveTests", "Redis server"),
    ("redis.quick append to an older class's session", "AppendScripts.cs", "and call('HGET', keys[1], '$schema') == arg[1] then", "and call('HGET', keys[1], '$schema') then", "NewerDataIsRefusedByTheOlderClass"),
    ("redis.renaming keeps the token", "ReadScripts.cs", ", '$token', ARGV[2])", ")", "*.RenamedLogTests", "Redis server"),
    ("redis.refused entry leaves its id", "AppendScripts.cs", "redis.call('SREM', KEYS[3], ARGV[entry])", "", "*.LimitedUserTests", "Redis server"),
    ("redis.log grows at its start", "AppendScripts.cs", "redis.pcall('RPUSH', KEYS[2], ARGV[entry + 1])", "redis.pcall('LPUSH', KEYS[2], ARGV[entry + 1])", "ReadsAscendWhateverTheAppendsWere"),
    ("redis.append does not prolong", "AppendScripts.cs", "if length > before and ttl ~= '' then", "if false then", "ASlidingTimeToLiveIsProlongedByEachCommit"),
    ("redis.newer schema overwritten", "SessionScripts.cs", "if tonumber(stored[3]) > tonumber(schema) then", "if false then", "NewerDataIsRefusedByTheOlderClass ARefusalDestroysNothing"),
    ("redis.newer schema appended to", "AppendScripts.cs", "if tonumber(stored[2]) > tonumber(schema) then return", "if false then return", "NewerDataIsRefusedByTheOlderClass"),
    ("redis.last entries are the first", "ReadScripts.cs", "count < 0 and 0 or -count, -1)", "0, count < 0 and -1 or count - 1)", "ReadTheLast"),
    ("redis.append leaves the expiry of other keys alone", "AppendScripts.cs", "for index = 1, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end", "", "*.RedisExpiryTests", "Redis keys"),
    ("redis.save leaves the expiry of logs alone", "CommitParts.cs", "for index = 3, #KEYS do redis.call('PEXPIREAT', KEYS[index], expires) end", "", "*.RedisExpiryTests", "Redis keys"),
]
