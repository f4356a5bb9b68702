namespace Persistence.Serialization;

/// <summary>Stored data lacks a member that its class requires. Engines turn it into <see cref="SessionSchemaException"/>.</summary>
public sealed class RequiredMemberException : UnfitDataException
{
    /// <summary>Creates the error.</summary>
    /// <param name="member">The member's name in JSON.</param>
    public RequiredMemberException(string member)
        : base($"the required member '{member}' is not in the stored data; give it a default instead of 'required', so that data written before it existed can be read")
    {
        Member = member;
    }

    /// <summary>The member's name in JSON.</summary>
    public string Member { get; }
}
