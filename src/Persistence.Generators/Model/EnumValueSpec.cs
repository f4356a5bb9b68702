namespace Persistence.Generators.Model;

/// <summary>One value of an enum. Plain data, compared by value.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="StoredName">Its name where it is stored by name.</param>
/// <param name="Number">Its number, in digits.</param>
public sealed record EnumValueSpec(string Name, string StoredName, string Number);
