namespace Persistence.Tool.Doctor;

/// <summary>One fact about a store.</summary>
/// <param name="Name">Its stable name.</param>
/// <param name="IsGood">Whether nothing has to be done.</param>
/// <param name="Text">What was seen, and what to do where it is not good.</param>
internal sealed record Fact(string Name, bool IsGood, string Text);
