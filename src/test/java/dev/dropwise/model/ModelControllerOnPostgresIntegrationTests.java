package dev.dropwise.model;

import dev.dropwise.OnPostgres;

@OnPostgres
class ModelControllerOnPostgresIntegrationTests extends ModelControllerTests {}
