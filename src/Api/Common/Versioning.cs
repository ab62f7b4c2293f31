using Asp.Versioning;

namespace TreatmentPlans.Api.Common;

/// <summary>When a version of the API is on its way out. Configured, so that retiring one needs no release.</summary>
internal sealed record RetiredVersion
{
    public required string Version { get; init; }

    /// <summary>From then on <c>Deprecation</c> (RFC 9745) is sent.</summary>
    public DateTimeOffset? DeprecatedAt { get; init; }

    /// <summary>From then on it may be gone: <c>Sunset</c> (RFC 8594).</summary>
    public DateTimeOffset? SunsetAt { get; init; }

    /// <summary>A page that tells what to do instead.</summary>
    public Uri? Guide { get; init; }
}

internal static class Versioning
{
    public static readonly ApiVersion V1 = new(1, 0);

    public static WebApplicationBuilder AddVersioning(this WebApplicationBuilder builder)
    {
        var retired = builder.Configuration.GetSection("Api:Retired").Get<RetiredVersion[]>() ?? [];
        builder.Services
            .AddApiVersioning(options =>
            {
                options.DefaultApiVersion = V1;
                options.ReportApiVersions = true;
                options.ApiVersionReader = new UrlSegmentApiVersionReader();
                foreach (var version in retired)
                {
                    Retire(options, version);
                }
            })
            .AddApiExplorer(options =>
            {
                options.GroupNameFormat = "'v'VVV";
                options.SubstituteApiVersionInUrl = true;
            });
        return builder;
    }

    /// <summary>The group under which every feature maps its operations.</summary>
    public static IEndpointRouteBuilder MapV1(this IEndpointRouteBuilder app)
    {
        var api = app.MapGroup("/api/v{version:apiVersion}").WithApiVersionSet(app.NewApiVersionSet().HasApiVersion(V1).ReportApiVersions().Build());
        api.AddEndpointFilter<StrictQuery>();
        return api;
    }

    private static void Retire(ApiVersioningOptions options, RetiredVersion retired)
    {
        var version = ApiVersionParser.Default.Parse(retired.Version);
        if (retired.DeprecatedAt is { } deprecatedAt)
        {
            var policy = options.Policies.Deprecate(version).Effective(deprecatedAt);
            if (retired.Guide is not null)
            {
                policy.Link(retired.Guide).Title("What changes").Type("text/html");
            }
        }

        if (retired.SunsetAt is { } sunsetAt)
        {
            options.Policies.Sunset(version).Effective(sunsetAt);
        }
    }
}
