namespace Persistence.Testing.Fixtures;

public sealed record VoyagePort(string Name, double Latitude, double Longitude);
