using System.Globalization;
using Persistence.Mapping;
using Persistence.Serialization;
using Persistence.Tool.Stores;

namespace Persistence.Tool.Canonical;

/// <summary>
/// Writes sessions as JSON Lines, the same bytes for the same sessions whichever backend they come from (docs/tool.md). For one thread.
/// </summary>
/// <param name="target">Receives the bytes.</param>
internal sealed class CanonicalWriter(Stream target) : IDisposable
{
    /// <summary>The version of the format.</summary>
    public const int Format = 1;

    private readonly DigestStream _digest = new(target);
    private readonly JsonWriter _line = new();
    private long _entries;
    private long _entriesBefore;

    /// <summary>How many sessions were written.</summary>
    public long Sessions { get; private set; }

    /// <summary>How many entries were written.</summary>
    public long Entries => _entries;

    /// <summary>How many bytes were written.</summary>
    public long Length => _digest.Length;

    /// <summary>Begins the document.</summary>
    public void Begin() => WriteApart(string.Create(CultureInfo.InvariantCulture, $"{{\"$persistence\":{Format}}}\n"));

    /// <summary>Begins the sessions of a class.</summary>
    /// <param name="stored">The class.</param>
    public void BeginClass(StoredClass stored)
    {
        _line.Clear();
        _line.WriteRaw("{\"class\":"u8);
        _line.WriteString(stored.Name);
        _line.WriteRaw(",\"key\":["u8);
        for (var part = 0; part < stored.KeyParts.Count; part++)
        {
            _line.WriteRaw(part == 0 ? ""u8 : ","u8);
            _line.WriteRaw(stored.KeyParts[part] == KeyPartKind.Text ? "\"text\""u8 : "\"number\""u8);
        }

        _line.WriteRaw("]}\n"u8);
        _digest.WriteApart(_line.Written, isClass: true);
    }

    /// <summary>Writes a session, whole.</summary>
    /// <param name="session">The session.</param>
    public void Write(IOpenSession session)
    {
        _digest.BeginSession();
        _entriesBefore = _entries;
        WriteHead(session.Head);
        foreach (var log in session.Head.Logs)
        {
            _entries += LogText.Write(_digest, _line, session, log.Name);
        }

        _digest.EndSession();
        Sessions++;
    }

    /// <summary>Drops what was written of the present session, which turned out to be damaged.</summary>
    public void Abandon()
    {
        _digest.Abandon();
        _entries = _entriesBefore;
    }

    /// <summary>Ends the document.</summary>
    /// <returns>The checksum of all.</returns>
    public string End()
    {
        var checksum = _digest.EndAll();
        WriteApart(string.Create(CultureInfo.InvariantCulture, $"{{\"sessions\":{Sessions},\"entries\":{_entries},\"sha256\":\"{checksum}\"}}\n"));
        _digest.Flush();
        target.Flush();
        return checksum;
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();

    private void WriteApart(string text) => _digest.WriteApart(System.Text.Encoding.UTF8.GetBytes(text));

    private void WriteHead(SessionHead head)
    {
        _line.Clear();
        HeadText.Write(_line, head);
        _digest.Write(_line.Written);
    }
}
