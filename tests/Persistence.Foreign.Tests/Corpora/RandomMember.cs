namespace Persistence.Foreign.Tests.Corpora;

/// <summary>A member of a random type.</summary>
/// <param name="Type">Its type, in C#.</param>
/// <param name="Name">Its name, which no other member has.</param>
internal sealed record RandomMember(string Type, string Name)
{
    /// <summary>What it begins with, for the compiler's sake.</summary>
    public string Initial => Type.EndsWith('?') ? "" : " = default!;";
}
