using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;
using TreatmentPlans.Api.Common;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.OpenApi;

/// <summary>What operations share: headers, refusals, examples of problems. Said once, pointed at from each.</summary>
internal static class DocumentParts
{
    public const string OAuth = "oauth2";
    public const string IfMatch = "IfMatch";
    public const string IfNoneMatch = "IfNoneMatch";
    public const string IdempotencyKey = "IdempotencyKey";
    public const string ETag = "ETag";
    public const string Location = "Location";
    public const string Link = "Link";
    private const string RetryAfter = "RetryAfter";
    private const string RateLimit = "RateLimit";
    private const string RateLimitPolicy = "RateLimitPolicy";
    private const string Challenge = "WWWAuthenticate";

    /// <summary>The chapters, in the order in which a newcomer meets them.</summary>
    private static readonly (string Name, string Description)[] Tags =
    [
        ("Patients", "Who is treated: register, find, merge; guardians, contacts and witnesses."),
        ("Episodes", "One course of care each: referral, screening, diagnoses, dimension ratings, admission, leave."),
        ("Recovery plans", "The plan of an episode: open it, read it, write its draft and the items in it."),
        ("Plan versions", "What is signed: validation, signatures, versions and what differs between them; revise, hold, cancel."),
        ("Plan progress", "What becomes of a plan in force: goals and objectives move on, outcomes, reviews."),
        ("Phases", "The way down to independent living: phases, readiness criterion by criterion, level-of-care decisions."),
        ("Groups", "Who meets with whom: groups, their curricula, enrolments and the waitlist."),
        ("Plan templates", "Where plans start from: published versions, and a look at what one would give."),
        ("Scheduling", "Who meets when: sessions with their seats, attendance and make-ups, hours of treatment week by week."),
        ("Skills", "What is learned: the catalogue of skills, practice and how far it has come, homework."),
        ("Support", "Between the sessions: support contacts and the care team, check-ins and triggers, returns to use, days without use and their milestones."),
        ("Assessments", "How the patient is: instruments and what was answered to them, scores and bands, what is due when; drug tests, and what negative ones earn."),
        ("Transition", "The way out of an episode: what the patient takes along, discharge, and the warnings that go before an administrative one."),
        ("Progress", "How it goes: scores and cravings over the episode, their picture, and how far the objectives are."),
        ("Coverage", "Who pays for a patient and how far: limits of each plan year, what counts towards them, the patient's share."),
        ("Documents", "What is given to people: documents to read and to print, as HTML and as PDF."),
        ("Reports", "How a programme does in a period: census, attendance, and measures of quality like those of others, certified by nobody."),
        ("Work items", "Alerts and tasks that somebody has to see to."),
        ("Programs", "The set-up: programmes with their dated policies, practitioners, the catalogue of levels of care."),
        ("Integration", "Systems that call: clients and their secrets or keys, and the feed of events."),
        ("Health", "For whatever watches the service; open to all."),
    ];

    public static void AddTo(OpenApiDocument document)
    {
        document.Tags = Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Description }).ToHashSet();
        var components = document.Components ??= new OpenApiComponents();
        components.Parameters = new Dictionary<string, IOpenApiParameter>
        {
            [IfMatch] = Header("If-Match", required: true, "The ETag you last read. Another version by now: 412. Missing: 428.", "\"3\""),
            [IfNoneMatch] = Header("If-None-Match", required: false, "An ETag you hold; 304 while it is the current one."),
            [IdempotencyKey] = Header(
                RequestTransactionMiddleware.KeyHeader,
                required: false,
                "1 to 255 printable ASCII characters of your choice, the same on each retry. A retry gets the first answer again, for 24 hours; "
                + "another request under the key is 422, one while the first still runs is 409."),
        };
        components.Headers = new Dictionary<string, IOpenApiHeader>
        {
            [ETag] = Header("The version of the resource, for If-Match and If-None-Match.", "\"3\""),
            [Location] = Header("Where the new resource is.", "/api/v1/clients/019bb5a5-0000-7000-8000-000000000001"),
            [Link] = Header("The next page, rel=\"next\"; absent on the last one.", "</api/v1/clients?limit=50&after=CfDJ8K>; rel=\"next\""),
            [RetryAfter] = Header("Seconds to wait before the same call.", "1"),
            [RateLimit] = Header("What is left of the limit now, and in how many seconds all of it is back.", "\"client\";r=1180;t=1"),
            [RateLimitPolicy] = Header("The limit: requests in a window of seconds.", "\"client\";q=1200;w=60"),
            [Challenge] = Header("RFC 6750 challenge.", "Bearer error=\"insufficient_scope\", scope=\"plans:read\""),
        };
        components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [OAuth] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.OAuth2,
                Description = "Access tokens live five minutes. The client proves itself by its secret or by a signed assertion (private_key_jwt).",
                Flows = new OpenApiOAuthFlows
                {
                    ClientCredentials = new OpenApiOAuthFlow
                    {
                        TokenUrl = new Uri("/connect/token", UriKind.Relative),
                        Scopes = Scopes.All.ToDictionary(scope => scope, DescribeScope),
                    },
                },
            },
        };
    }

    /// <summary>The same codes under the same status are said once for all operations.</summary>
    public static IOpenApiResponse Refusal(OpenApiDocument document, int status, IReadOnlyCollection<string> codes)
    {
        document.Components ??= new OpenApiComponents();
        var name = string.Create(CultureInfo.InvariantCulture, $"{string.Join('-', codes)}.{status}");
        var responses = document.Components.Responses ??= new SortedDictionary<string, IOpenApiResponse>(StringComparer.Ordinal);
        responses.TryAdd(name, Describe(document, status, codes));
        return new OpenApiResponseReference(name, document);
    }

    private static OpenApiResponse Describe(OpenApiDocument document, int status, IReadOnlyCollection<string> codes)
    {
        var examples = document.Components!.Examples ??= new SortedDictionary<string, IOpenApiExample>(StringComparer.Ordinal);
        foreach (var code in codes)
        {
            examples.TryAdd(ExampleName(status, code), new OpenApiExample { Summary = ProblemDocument.TitleOf(code), Value = Example(status, code) });
        }

        var response = new OpenApiResponse
        {
            Description = string.Join(", ", codes.Select(code => $"`{code}`")),
            Headers = new Dictionary<string, IOpenApiHeader>(),
            Content = new Dictionary<string, IOpenApiMediaType>
            {
                [ProblemDocument.ContentType] = new OpenApiMediaType
                {
                    Schema = new OpenApiSchemaReference(nameof(ProblemDocument), document),
                    Examples = codes.ToDictionary(
                        code => code, IOpenApiExample (code) => new OpenApiExampleReference(ExampleName(status, code), document)),
                },
            },
        };
        if (status is StatusCodes.Status429TooManyRequests or StatusCodes.Status503ServiceUnavailable)
        {
            response.Headers["Retry-After"] = new OpenApiHeaderReference(RetryAfter, document);
        }

        if (status is StatusCodes.Status401Unauthorized or StatusCodes.Status403Forbidden)
        {
            response.Headers["WWW-Authenticate"] = new OpenApiHeaderReference(Challenge, document);
        }

        AddRateLimitHeaders(response, document);
        return response;
    }

    public static void AddRateLimitHeaders(OpenApiResponse response, OpenApiDocument document)
    {
        response.Headers ??= new Dictionary<string, IOpenApiHeader>();
        response.Headers["RateLimit"] = new OpenApiHeaderReference(RateLimit, document);
        response.Headers["RateLimit-Policy"] = new OpenApiHeaderReference(RateLimitPolicy, document);
    }

    /// <summary>A code has one status but for the few that a field and a whole request share.</summary>
    private static string ExampleName(int status, string code) => string.Create(CultureInfo.InvariantCulture, $"{code}.{status}");

    private static JsonObject Example(int status, string code)
    {
        var problem = new JsonObject
        {
            ["type"] = $"urn:treatment-plans:problem:{code}",
            ["title"] = ProblemDocument.TitleOf(code),
            ["status"] = status,
            ["detail"] = StatusProblems.Of(status) is { } shared && shared.Code == code ? shared.Detail : $"{ProblemDocument.TitleOf(code)}.",
            ["instance"] = "/api/v1/…",
            ["code"] = code,
            ["traceId"] = "4bf92f3577b34da6a3ce929d0e0e4736",
        };
        var namesField = status is StatusCodes.Status400BadRequest;
        problem["errors"] = namesField
            ? new JsonArray(new JsonObject { ["pointer"] = "/title", ["code"] = code, ["detail"] = $"{ProblemDocument.TitleOf(code)}." })
            : new JsonArray();
        return problem;
    }

    private static string DescribeScope(string scope)
    {
        var parts = scope.Split(':');
        return $"{(parts[1] == "read" ? "Read" : "Change")} {parts[0]}";
    }

    /// <param name="example">Swagger UI sends it unless it is taken out: only for a header that must be there.</param>
    private static OpenApiParameter Header(string name, bool required, string description, string? example = null) => new()
    {
        Name = name,
        In = ParameterLocation.Header,
        Required = required,
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };

    private static OpenApiHeader Header(string description, string example) => new()
    {
        Description = description,
        Schema = new OpenApiSchema { Type = JsonSchemaType.String },
        Example = example,
    };
}
