using System.ComponentModel;

namespace Persistence.Serialization;

/// <summary>Stored data lacks a member that its class requires. Engines turn it into <see cref="SessionSchemaException"/>.</summary>
public sealed class RequiredMemberException : UnfitDataException
{
    /// <summary>Creates the error.</summary>
    /// <param name="member">The member's name in JSON.</param>
    public RequiredMemberException(string member)
        : base($"the required member '{member}' is not in the stored data, or is null there", "; give it a default instead of 'required', so that data written before it existed can be read", null)
    {
        Member = member;
    }

    /// <summary>Gives a value that may not be null.</summary>
    /// <typeparam name="T">The type of the value.</typeparam>
    /// <param name="value">The value that was read.</param>
    /// <param name="member">The member's name in JSON.</param>
    /// <returns>The value.</returns>
    /// <exception cref="RequiredMemberException">It is null.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static T Require<T>(T? value, string member)
        where T : class => value ?? throw new RequiredMemberException(member);

    /// <summary>The member's name in JSON.</summary>
    public string Member { get; }
}
