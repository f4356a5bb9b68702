using System.ComponentModel.DataAnnotations;

namespace Persistence.Redis.Tests.Verification;

/// <summary>An entry that lets a test do something while it is read.</summary>
public sealed class Happening
{
    /// <summary>What is done, once.</summary>
    public static Action? WhileRead { get; set; }

    [Key] public required string Id { get; init; }

    public string Text
    {
        get;
        init
        {
            field = value;
            if (WhileRead is { } action)
            {
                WhileRead = null;
                action();
            }
        }
    } = "";
}
