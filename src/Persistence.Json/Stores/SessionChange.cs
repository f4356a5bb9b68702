using Persistence.Serialization;

namespace Persistence.Json;

/// <summary>What a create or save brings: the encoded header and the added entries.</summary>
internal sealed class SessionChange
{
    private readonly int _schema;
    private readonly bool _isHeaderChanged;
    private readonly long _token;
    private readonly EncodedEntries[] _logs;

    public SessionChange(string key, int schema, byte[] header, bool isHeaderChanged, long token, EncodedEntries[] logs)
    {
        Key = key;
        Header = header;
        _schema = schema;
        _isHeaderChanged = isHeaderChanged;
        _token = token;
        _logs = logs;
    }

    public string Key { get; }

    public byte[] Header { get; }

    /// <summary>The state after the commit, once it is written.</summary>
    public CommitTrailer? After { get; private set; }

    /// <summary>Writes the line's content.</summary>
    /// <param name="context">What to write into.</param>
    /// <param name="expires">When the session expires then.</param>
    /// <returns>The state after the commit.</returns>
    public CommitTrailer Write(CommitContext context, long? expires)
    {
        var before = context.Before;
        if (_isHeaderChanged)
        {
            context.Writer.WriteRaw("\"header\":"u8);
            context.Writer.WriteRaw(Header);
        }

        var last = LogLines.Write(context, _logs, _isHeaderChanged);
        After = new CommitTrailer
        {
            Commit = (before?.Commit ?? 0) + 1,
            Schema = _schema,
            Version = (before?.Version ?? 0) + 1,
            Token = _token,
            Expires = expires,
            Key = Key,
            HeaderOffset = _isHeaderChanged ? context.Offset : before!.HeaderOffset,
            Superseded = (before?.Superseded ?? 0) + (_isHeaderChanged && before is not null ? Header.Length : 0),
            Last = last,
        };
        return After;
    }
}
