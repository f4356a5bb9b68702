namespace Persistence.Tool.Foreign;

/// <summary>A session that another program stored, in the form in which stores of this library keep it.</summary>
/// <param name="Class">The storage name of the session class that it becomes one of.</param>
/// <param name="Key">Its key, a text.</param>
/// <param name="KeyMember">The header's member that is the key.</param>
/// <param name="Header">The header, one JSON object without white space; the key's member first.</param>
/// <param name="Logs">Its logs.</param>
internal sealed record ForeignSession(string Class, string Key, string KeyMember, byte[] Header, IReadOnlyList<ForeignLog> Logs);
