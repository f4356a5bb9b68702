namespace Samples.Hosted;

public static partial class Outer
{
    [PersistedSession]
    internal sealed partial class Visit
    {
        [Key] public required string Guest { get; init; }

        public int Nights { get; set; }
    }
}
