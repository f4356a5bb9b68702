namespace Persistence.Tool.Shapes;

/// <summary>One log of a class.</summary>
/// <param name="Name">Its storage name.</param>
/// <param name="Table">Its table in SQLite.</param>
/// <param name="Members">The members of its entries; one without a name where an entry is no object.</param>
/// <param name="Ids">The members that are an entry's id.</param>
internal sealed record ShapeLog(string Name, string Table, IReadOnlyList<ShapeMember> Members, IReadOnlyList<string> Ids);
