namespace Persistence.Search;

/// <summary>A session whose texts are in an index that follows a store.</summary>
/// <typeparam name="TKey">The type of the key.</typeparam>
/// <param name="Session">The session.</param>
/// <param name="Number">Its number in the index.</param>
/// <param name="Texts">Of how many texts it is.</param>
/// <param name="Hash">A number for these texts.</param>
internal sealed record FollowedSession<TKey>(ChangedSession<TKey> Session, long Number, int Texts, byte[] Hash)
    where TKey : notnull
{
    /// <summary>How many of its texts a program has to read that knows the stored copy.</summary>
    public int Unkept { get; set; }
}
