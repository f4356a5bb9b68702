using Persistence.Mapping;
using Persistence.Redis.Headers;
using Persistence.Redis.Indexes;
using Persistence.Redis.Layout;
using Persistence.Redis.Sessions;
using Persistence.Serialization;

namespace Persistence.Redis;

/// <content>What is ready before anything is sent.</content>
public abstract partial class RedisSessionStore<TSession, TKey, TMap>
{
    // Validates and encodes everything, so that nothing is sent when anything may not be stored.
    private protected CommitDraft Draft(TSession session, bool isCreation)
    {
        var errors = new ValidationErrors();
        var key = SessionGuard.StoredKey<TSession, TKey, TMap>(session, errors);
        var tracking = session.Tracking;
        var draft = new CommitDraft
        {
            Key = key,
            Session = _keys.Session(key),
            IsCreation = isCreation,
            Version = isCreation ? 0 : tracking.Version,
            Token = new CommitToken(isCreation ? 0 : tracking.Token),
            Stored = isCreation ? null : tracking.StoredHeader,
        };
        TMap.Validate(session, errors);
        var header = EncodeHeader(session, errors);
        var encoder = new LogEncoder<TSession>(session, draft, errors);
        TMap.VisitLogs(ref encoder);
        if (!errors.IsEmpty)
        {
            throw SessionErrors.Invalid(key, _store, errors);
        }

        if (_description.Indexes.Count > 0)
        {
            var values = IndexFields.Values();
            TMap.CollectIndexValues(session, values);
            draft.Indexes = IndexPlan.Make(_description, values.Values, draft.Stored);
        }

        var keepsIndexes = _description.Indexes.Count > 0 && draft.Indexes == IndexPlan.Nothing;
        draft.Header = HeaderFields.Split(header.Written, _schemaField, keepsIndexes ? draft.Stored : null);
        return draft;
    }

    private static JsonWriter EncodeHeader(TSession session, ValidationErrors errors)
    {
        var writer = HeaderFields.Writer();
        TMap.WriteHeader(writer, session);
        if (writer.HasFailures)
        {
            writer.CollectFailures(errors, "");
        }

        return writer;
    }
}
