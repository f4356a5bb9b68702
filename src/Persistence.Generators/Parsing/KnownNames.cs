namespace Persistence.Generators.Parsing;

/// <summary>The metadata names of the types that the generator knows.</summary>
public static class KnownNames
{
    /// <summary><c>[assembly: InMemoryStores]</c>.</summary>
    public const string InMemoryStoresAttribute = "Persistence.InMemoryStoresAttribute";

    /// <summary><c>[PersistedSession]</c>.</summary>
    public const string PersistedSessionAttribute = "Persistence.PersistedSessionAttribute";

    /// <summary><c>[AppendOnly]</c>.</summary>
    public const string AppendOnlyAttribute = "Persistence.AppendOnlyAttribute";

    /// <summary><c>[Indexed]</c>.</summary>
    public const string IndexedAttribute = "Persistence.IndexedAttribute";

    /// <summary><c>[CompoundIndex]</c>.</summary>
    public const string CompoundIndexAttribute = "Persistence.CompoundIndexAttribute";

    /// <summary><c>[Searchable]</c>.</summary>
    public const string SearchableAttribute = "Persistence.SearchableAttribute";

    /// <summary><c>[Vector]</c>.</summary>
    public const string VectorAttribute = "Persistence.VectorAttribute";

    /// <summary><c>[ExpiresAt]</c>.</summary>
    public const string ExpiresAtAttribute = "Persistence.ExpiresAtAttribute";

    /// <summary><c>[Due]</c>.</summary>
    public const string DueAttribute = "Persistence.DueAttribute";

    /// <summary><c>[PersistedName]</c>.</summary>
    public const string PersistedNameAttribute = "Persistence.PersistedNameAttribute";

    /// <summary><c>[Retired]</c>.</summary>
    public const string RetiredAttribute = "Persistence.RetiredAttribute";

    /// <summary><c>[SchemaUpgrade]</c>.</summary>
    public const string SchemaUpgradeAttribute = "Persistence.SchemaUpgradeAttribute";

    /// <summary><c>[SerializedBy]</c>.</summary>
    public const string SerializedByAttribute = "Persistence.SerializedByAttribute";

    /// <summary><c>[JsonSerializable]</c>.</summary>
    public const string JsonSerializableAttribute = "System.Text.Json.Serialization.JsonSerializableAttribute";

    /// <summary><c>[Key]</c>.</summary>
    public const string KeyAttribute = "System.ComponentModel.DataAnnotations.KeyAttribute";

    /// <summary><c>[NotMapped]</c>.</summary>
    public const string NotMappedAttribute = "System.ComponentModel.DataAnnotations.Schema.NotMappedAttribute";

    /// <summary><c>[JsonIgnore]</c>.</summary>
    public const string JsonIgnoreAttribute = "System.Text.Json.Serialization.JsonIgnoreAttribute";

    /// <summary><c>[JsonRequired]</c>.</summary>
    public const string JsonRequiredAttribute = "System.Text.Json.Serialization.JsonRequiredAttribute";

    /// <summary><c>[JsonInclude]</c>.</summary>
    public const string JsonIncludeAttribute = "System.Text.Json.Serialization.JsonIncludeAttribute";

    /// <summary><c>[JsonPropertyName]</c>.</summary>
    public const string JsonPropertyNameAttribute = "System.Text.Json.Serialization.JsonPropertyNameAttribute";

    /// <summary><c>[JsonConverter]</c>.</summary>
    public const string JsonConverterAttribute = "System.Text.Json.Serialization.JsonConverterAttribute";

    /// <summary><c>[JsonPolymorphic]</c>.</summary>
    public const string JsonPolymorphicAttribute = "System.Text.Json.Serialization.JsonPolymorphicAttribute";

    /// <summary><c>[JsonDerivedType]</c>.</summary>
    public const string JsonDerivedTypeAttribute = "System.Text.Json.Serialization.JsonDerivedTypeAttribute";

    /// <summary><c>[JsonExtensionData]</c>.</summary>
    public const string JsonExtensionDataAttribute = "System.Text.Json.Serialization.JsonExtensionDataAttribute";

    /// <summary><c>[JsonUnmappedMemberHandling]</c>.</summary>
    public const string JsonUnmappedMemberHandlingAttribute = "System.Text.Json.Serialization.JsonUnmappedMemberHandlingAttribute";

    /// <summary><c>[JsonNumberHandling]</c>.</summary>
    public const string JsonNumberHandlingAttribute = "System.Text.Json.Serialization.JsonNumberHandlingAttribute";

    /// <summary><c>[JsonPropertyOrder]</c>.</summary>
    public const string JsonPropertyOrderAttribute = "System.Text.Json.Serialization.JsonPropertyOrderAttribute";

    /// <summary><c>[JsonObjectCreationHandling]</c>.</summary>
    public const string JsonObjectCreationHandlingAttribute = "System.Text.Json.Serialization.JsonObjectCreationHandlingAttribute";

    /// <summary><c>[JsonConstructor]</c>.</summary>
    public const string JsonConstructorAttribute = "System.Text.Json.Serialization.JsonConstructorAttribute";

    /// <summary><c>[Obsolete]</c>.</summary>
    public const string ObsoleteAttribute = "System.ObsoleteAttribute";

    /// <summary><c>[Experimental]</c>.</summary>
    public const string ExperimentalAttribute = "System.Diagnostics.CodeAnalysis.ExperimentalAttribute";

    /// <summary><c>[CompilerGenerated]</c>, on what the compiler adds to a record, and on the accessors it writes.</summary>
    public const string CompilerGeneratedAttribute = "System.Runtime.CompilerServices.CompilerGeneratedAttribute";

    /// <summary>The base of every validation attribute.</summary>
    public const string ValidationAttribute = "System.ComponentModel.DataAnnotations.ValidationAttribute";

    /// <summary>What the compiler marks a union with.</summary>
    public const string UnionAttribute = "System.Runtime.CompilerServices.UnionAttribute";

    /// <summary><c>[SetsRequiredMembers]</c>.</summary>
    public const string SetsRequiredMembersAttribute = "System.Diagnostics.CodeAnalysis.SetsRequiredMembersAttribute";
}
