using System.Buffers.Binary;
using System.Security.Cryptography;
using Persistence.Mapping;
using Persistence.Tool.Canonical;
using Persistence.Tool.Shapes;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Foreign;

/// <summary>A session that another program stored, as one that can be written into a store. The same file gives the same session each time, so an import can be repeated.</summary>
internal sealed class ForeignOpenSession : IOpenSession
{
    private readonly ForeignSession _session;
    private readonly MemberSorter _sorter = new();

    /// <summary>Makes it.</summary>
    /// <param name="session">What was read.</param>
    public ForeignOpenSession(ForeignSession session)
    {
        _session = session;
        Head = new SessionHead
        {
            Key = session.Key,
            Schema = 1,
            Version = 1,
            Token = TokenOf(session),
            Header = _sorter.Sort(session.Header).ToArray(),
            Logs = [.. session.Logs.Where(static log => log.Entries.Count > 0).OrderBy(static log => log.Name, StringComparer.Ordinal).Select(static log => new LogHead(log.Name, log.Entries.Count))],
        };
    }

    /// <inheritdoc/>
    public SessionHead Head { get; }

    /// <summary>The class of a session: what stores need to know of it.</summary>
    /// <param name="session">The session.</param>
    public static StoredClass ClassOf(ForeignSession session)
    {
        var logs = session.Logs.Select(static log => new ShapeLog(log.Name, "", [], log.IdMember is { } id ? [id] : [])).ToList();
        return new StoredClass(session.Class, [KeyPartKind.Text], new ClassShape([], logs, ""));
    }

    /// <inheritdoc/>
    public void Read(string log, long after, EntrySink sink)
    {
        foreach (var entry in _session.Logs.First(candidate => candidate.Name == log).Entries.Skip((int)after))
        {
            sink(_sorter.Sort(entry));
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
    }

    // Of the header alone: a log that has grown since is the same session.
    private static long TokenOf(ForeignSession session) => Math.Max(1, BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(session.Header)) & long.MaxValue);
}
