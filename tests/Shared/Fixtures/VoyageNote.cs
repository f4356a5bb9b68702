using System.ComponentModel.DataAnnotations;

namespace Persistence.Testing.Fixtures;

public sealed record VoyageNote([property: Key] string Id, string Text, DateTimeOffset At);
