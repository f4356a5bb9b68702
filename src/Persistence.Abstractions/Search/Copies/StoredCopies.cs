using Persistence.Engine;

namespace Persistence.Search;

/// <summary>Begins indexes in memory with their stored copies, and stores copies where much has changed since.</summary>
/// <param name="copies">Where they are stored; null for nowhere.</param>
internal sealed class StoredCopies(ISearchCopies? copies)
{
    // So large a part of an index differs from its copy at least before that is stored again: reading that took longer than storing all.
    private const int Part = 8;

    /// <summary>Begins an index.</summary>
    /// <param name="part">What it is of.</param>
    /// <param name="texts">Reads sessions.</param>
    /// <param name="make">Makes what keeps nothing yet of them.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask<Followed<TKey, TContent>> Begin<TKey, TContent>(CopiedPart part, ISessionTexts<TKey> texts, Func<TContent> make, IoMode mode)
        where TKey : notnull
        where TContent : IFollowedContent
    {
        var content = make();
        var parts = copies is null || !BitConverter.IsLittleEndian ? null : await copies.Read(part.Name, mode).ConfigureAwait(false);
        var copy = parts is null ? null : CopyFormat.Read(parts, part.Fingerprint);
        if (copy is not null && !IsBegun(content, copy))
        {
            (content, copy) = (make(), null);
        }

        return new Followed<TKey, TContent>(part, content, new FollowedSearch<TKey>(texts, content, copy));
    }

    /// <summary>Stores a copy, where that is worth it.</summary>
    /// <param name="followed">The index.</param>
    /// <param name="mode">How to wait.</param>
    public async ValueTask Keep<TKey, TContent>(Followed<TKey, TContent> followed, IoMode mode)
        where TKey : notnull
        where TContent : IFollowedContent
    {
        var sessions = followed.Sessions.Sessions;
        if (copies is not null && BitConverter.IsLittleEndian && sessions.Unkept >= Math.Max(copies.LeastTexts, sessions.Texts / Part))
        {
            await copies.Write(followed.Part.Name, sessions.Copy(followed.Part.Fingerprint, followed.Content, state => copies.IsLasting(state, followed.Sessions.Asked)), mode).ConfigureAwait(false);
        }
    }

    // Its checksums were right, so it is as it was written.
    private static bool IsBegun(IFollowedContent content, SearchCopy copy)
    {
        try
        {
            content.Begin(copy.Content);
            return true;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
