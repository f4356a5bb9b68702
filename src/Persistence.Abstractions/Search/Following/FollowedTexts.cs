using Persistence.Mapping;

namespace Persistence.Search;

/// <summary>Takes the texts of one session as they are read, and finds out whether those that are known begin them. For one thread.</summary>
/// <param name="content">Receives the texts that are not known.</param>
/// <param name="text">The texts of each session or entry; it is emptied.</param>
/// <param name="number">The number of the session.</param>
/// <param name="known">How many texts are known, and the number of them; none where they are not read again.</param>
internal sealed class FollowedTexts(IFollowedContent content, SearchText text, long number, (int Count, byte[]? Hash) known) : IDisposable
{
    private readonly TextsDigest _digest = new();

    /// <summary>How many texts there are.</summary>
    public int Count { get; private set; } = known.Hash is null ? known.Count : 0;

    /// <summary>How many were read.</summary>
    public int Read { get; private set; }

    /// <summary>Whether only those were read that come after the known ones.</summary>
    public bool IsAdded { get; } = known.Hash is null;

    /// <summary>Whether what is known begins what was read.</summary>
    public bool IsSame { get; private set; } = known.Hash is null || known.Count == 0;

    /// <summary>The number of all texts; empty where not all were read.</summary>
    public byte[] Hash => known.Hash is null && known.Count > 0 ? [] : _digest.Current();

    /// <summary>Takes the next one.</summary>
    /// <param name="sequence">Its sequence; 0 for a session.</param>
    public void Take(long sequence)
    {
        _digest.Add(text);
        if (IsSame)
        {
            content.Add(number, sequence, text);
        }

        text.Clear();
        Count++;
        Read++;
        IsSame |= Count == known.Count && _digest.Current().AsSpan().SequenceEqual(known.Hash);
    }

    /// <inheritdoc/>
    public void Dispose() => _digest.Dispose();
}
