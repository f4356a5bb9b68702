namespace Persistence.Tool.Foreign;

/// <summary>The entries of one log of a session that another program stored.</summary>
/// <param name="Name">The storage name of the log.</param>
/// <param name="IdMember">The member of an entry's JSON that is its id; null where entries have none.</param>
/// <param name="Entries">Each entry as JSON without white space, in order.</param>
internal sealed record ForeignLog(string Name, string? IdMember, IReadOnlyList<byte[]> Entries);
