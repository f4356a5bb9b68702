using Persistence.Mapping;
using Persistence.Serialization;

namespace Persistence.FourthBackend;

/// <content>Writing.</content>
internal sealed partial class DictionaryFileStore<TSession, TKey, TMap>
{
    private void Commit(TSession session, bool isCreation)
    {
        ArgumentNullException.ThrowIfNull(session);
        var errors = new ValidationErrors();
        var key = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);
        TMap.Validate(session, errors);
        var writer = new JsonWriter();
        TMap.WriteHeader(writer, session);
        writer.CollectFailures(errors, "");
        var added = new Dictionary<LogDescription, List<Entry>>();
        var collect = new Collect<TSession>(session, isCreation, errors, added);
        TMap.VisitLogs(ref collect);
        RefuseInvalid(key, errors);
        var header = writer.Written.ToArray();
        var row = _file.Use(
            rows =>
            {
                var row = isCreation ? Fresh(rows, key) : Unchanged(rows, key, session);
                RefuseTaken(rows, key, session);
                row.Version++;
                row.Token = Random.Shared.NextInt64(1, long.MaxValue);
                row.Schema = TMap.Description.SchemaVersion;
                row.Expires = TMap.Description.ExpiryAfterCommit(time.GetUtcNow(), row.Expires, isCreation);
                row.Header = header;
                foreach (var (log, entries) in added)
                {
                    row.Add(log, entries);
                }

                return rows[key] = row;
            },
            _ => true);
        session.Tracking.Set(row.Version, row.Token);
        var remember = new Remember<TSession>(session, isCreation, row);
        TMap.VisitLogs(ref remember);
    }

    private Row Fresh(Dictionary<string, Row> rows, string key) =>
        Live(rows, key) is null ? new Row() : throw SessionErrors.Exists(key, _name);

    private Row Unchanged(Dictionary<string, Row> rows, string key, TSession session)
    {
        var row = Readable(key, Live(rows, key) ?? throw SessionErrors.Gone(key, _name, session.Tracking.Version));
        if (row.Version != session.Tracking.Version || row.Token != session.Tracking.Token)
        {
            throw SessionErrors.Conflict(key, _name, session.Tracking.Version, row.Version);
        }

        var grown = new Grown<TSession>(session, row);
        TMap.VisitLogs(ref grown);
        return grown.Log is null ? row : throw SessionErrors.LogGrew(key, _name, grown.Log, row.Version);
    }

    private void RefuseTaken(Dictionary<string, Row> rows, string key, TSession session)
    {
        var errors = new ValidationErrors();
        foreach (var index in TMap.Description.Indexes.Where(index => index.IsUnique))
        {
            foreach (var value in Values(session, index.Ordinal))
            {
                var owner = rows.Keys.FirstOrDefault(other => other != key && Live(rows, other) is { } row && IndexedValues(new(other, row), index.Ordinal, []).Contains(value));
                if (owner is not null)
                {
                    errors.Add(index.Name, $"the value belongs to session '{owner}' already");
                }
            }
        }

        RefuseInvalid(key, errors);
    }

    private void RefuseInvalid(string key, ValidationErrors errors)
    {
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, _name, errors);
        }
    }

    private static List<string> Values(TSession session, int index)
    {
        var values = new IndexValues();
        TMap.CollectIndexValues(session, values);
        return [.. values.Values.Where(pair => pair.Index == index).Select(pair => pair.Value)];
    }
}
