namespace Persistence.Evolution.Tests.Programs;

/// <summary>What a program is asked to do, a line of JSON.</summary>
/// <param name="Do">The name of the operation.</param>
/// <param name="Row">The namespace of the row's classes.</param>
/// <param name="Place">The backend, a colon, and where: a folder, a file, or a prefix at a server.</param>
/// <param name="Key">The key, as JSON.</param>
/// <param name="Name">A log or a query.</param>
/// <param name="Value">What is stored, as JSON.</param>
internal sealed record Call(string Do, string Row, string Place, string Key = "", string Name = "", string Value = "");
