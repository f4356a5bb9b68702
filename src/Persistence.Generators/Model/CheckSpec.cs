namespace Persistence.Generators.Model;

/// <summary>One validation attribute of a member. Plain data, compared by value.</summary>
/// <param name="Rule">The hand-written rule to call.</param>
/// <param name="Arguments">Its further arguments in C#, each after a comma; empty for none.</param>
/// <param name="Pattern">The regular expression as a C# literal, for the rule that has one; else null.</param>
public sealed record CheckSpec(string Rule, string Arguments, string? Pattern = null);
